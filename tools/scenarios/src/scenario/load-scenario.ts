import { parseDocument } from 'yaml';
import type { Act } from './acts.js';
import type { CastEntry } from './cast.js';
import { scenarioFile, type Row, type ScenarioFile } from './scenario-file.js';

export class ScenarioInvalid extends Error {
  constructor(
    file: string,
    readonly faults: readonly string[],
  ) {
    super(`${file}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ScenarioInvalid';
  }
}

/** @throws ScenarioInvalid with everything that is wrong in it */
export function loadScenario(file: string, text: string): ScenarioFile {
  const document = parseDocument(text, { version: '1.2', schema: 'core', prettyErrors: true });
  if (document.errors.length > 0) {
    throw new ScenarioInvalid(
      file,
      document.errors.map(({ message }) => message),
    );
  }
  const content: unknown = document.toJS();
  const read = scenarioFile.safeParse(content);
  if (!read.success) {
    throw new ScenarioInvalid(
      file,
      read.error.issues.map(({ path, message }) => `${placeOf(path, content)}: ${message}`),
    );
  }
  const faults = crossFaults(read.data);
  if (faults.length > 0) throw new ScenarioInvalid(file, faults);
  return read.data;
}

/** `row cases-at-13-days: given[2].incident.kind`, for rows are found by their name. */
function placeOf(path: readonly PropertyKey[], content: unknown): string {
  const [first, index, ...rest] = path;
  if (first !== 'rows' || typeof index !== 'number') return dotted(path);
  const id = (content as { readonly rows: readonly { readonly id?: unknown }[] }).rows[index]?.id;
  return `row ${typeof id === 'string' ? id : index + 1}: ${dotted(rest)}`;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

function crossFaults(file: ScenarioFile): readonly string[] {
  const ids = file.rows.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `row ${id}: stands twice`);
  return [...twice, ...file.rows.flatMap((row) => rowFaults(row, file))];
}

function rowFaults(row: Row, { cast, sheets, given }: ScenarioFile): readonly string[] {
  const faults: string[] = [];
  const known = new Set(Object.entries(cast).flatMap(([name, entry]) => namesOf(name, entry)));
  let last = '';
  const lines = [...given, ...row.given];
  lines.forEach((line, index) => {
    const at = `row ${row.id}: line ${index + 1} (${line.act})`;
    if (line.on !== undefined && line.on < last) faults.push(`${at}: ${line.on} is before the line before`);
    last = line.on ?? last;
    for (const name of namesIn(line)) if (!known.has(name)) faults.push(`${at}: nobody and nothing is called ${name}`);
    if ('values' in line && typeof line.values === 'string' && !Object.hasOwn(sheets, line.values)) {
      faults.push(`${at}: no sheet is called ${line.values}`);
    }
    if ('as' in line && line.as !== undefined) known.add(line.as);
  });
  if (last > row.on) faults.push(`row ${row.id}: its day ${row.on} is before its lines`);
  for (const { subject, graded } of row.then) {
    const named = [...(subject === undefined ? [] : [subject]), ...Object.keys(graded ?? {})];
    for (const name of named) if (!known.has(name)) faults.push(`row ${row.id}: then: nobody is called ${name}`);
  }
  return faults;
}

/** What is many has a name for each. */
function namesOf(name: string, entry: CastEntry): readonly string[] {
  const times = typeof entry === 'object' && 'subject' in entry ? (entry.times ?? 0) : 0;
  return [name, ...Array.from({ length: times }, (_, index) => `${name}${index + 1}`)];
}

const NAMES = ['subject', 'unit', 'of', 'notice', 'successor', 'plan'] as const;
const LISTS = ['subjects', 'order'] as const;

function namesIn(line: Act): readonly string[] {
  const members = line as unknown as Readonly<Record<string, unknown>>;
  const singles = NAMES.map((key) => members[key]).filter((value) => typeof value === 'string');
  const listed = LISTS.flatMap((key) => (Array.isArray(members[key]) ? (members[key] as readonly string[]) : []));
  return [...singles, ...listed];
}
