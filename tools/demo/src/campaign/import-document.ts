import { createHash } from 'node:crypto';
import type { Named, Page, Scene } from '../scene.js';
import { expectedDraft, workPlanDocument } from '../work-plan-document.js';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly quote: string;
}

interface DraftTask {
  readonly heading: string;
  readonly leadUnits: readonly string[];
  readonly responsibleUnits: readonly string[];
  readonly dueOn: string;
}

interface DraftGroup {
  readonly name: string;
  readonly heads: readonly string[];
  readonly deputies: readonly string[];
  readonly members: readonly string[];
  readonly office: string;
}

interface PlanImport {
  readonly draft: {
    readonly title: string;
    readonly documentNumber: string;
    readonly issuer: string;
    readonly issuedOn: string;
    readonly stages: readonly { readonly name: string; readonly from: string; readonly to: string }[];
    readonly tasks: readonly DraftTask[];
    readonly groups: readonly DraftGroup[];
    readonly figures: readonly object[];
  };
  readonly text: string;
  readonly sources: readonly {
    readonly path: string;
    readonly places: readonly Place[];
    readonly sure: boolean;
    readonly note?: string;
  }[];
  readonly warnings: readonly { readonly code: string }[];
  readonly document: { readonly sha256: string; readonly size: number };
}

/** The document as it was read, with the units and people it names found in the directory. */
export interface ImportedPlan extends PlanImport {
  readonly fileName: string;
  readonly unitIds: ReadonlyMap<string, string>;
  readonly personIds: ReadonlyMap<string, string>;
}

export async function importDocument(scene: Scene): Promise<ImportedPlan> {
  const { run, checks, steps, as } = scene;
  const office = as('office');
  const file = workPlanDocument(run);
  const read = await steps.step({ zh: '导入公文', en: 'The office hands in a document' }, async () => {
    const answer = await office.read<PlanImport>('/api/plans/v1/plan-imports', file);
    checks.equal('the file that was read', answer.document, {
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      size: file.bytes.byteLength,
    });
    steps.note(`${file.name}　${file.bytes.byteLength} B　sha256 ${answer.document.sha256.slice(0, 12)}…`);
    return answer;
  });
  await steps.step({ zh: '核对草稿', en: 'Every value is checked against the document' }, async () => {
    const { draft, sources, text, warnings } = read;
    checks.equal('what was read in the document', draft, expectedDraft(run));
    checks.equal('warnings', warnings, []);
    const pointers = valuesOf(draft, '');
    checks.equal('values with a source', sources.map(({ path }) => path).sort(), [...pointers].sort());
    for (const { path, places } of sources) {
      checks.that(`${path} has a place in the document`, places.length > 0, places);
      for (const { start, end, quote } of places) checks.equal(`the quote of ${path}`, text.slice(start, end), quote);
    }
    steps.note(`${draft.title}　${draft.documentNumber}　${draft.issuer}　${draft.issuedOn}`);
    for (const { heading, leadUnits, responsibleUnits, dueOn } of draft.tasks) {
      const responsible = responsibleUnits.length === 0 ? '' : `　责任 ${responsibleUnits.join('、')}`;
      steps.note(`· ${heading}　牵头 ${leadUnits.join('、')}${responsible}　${dueOn}`);
    }
    const unsure = new Set(sources.flatMap(({ sure, note }) => (sure ? [] : [note ?? ''])));
    checks.equal('what the import is not sure of', [...unsure], ['“达到”按不低于读']);
    steps.note(
      `${pointers.length} 个值，处处有出处 values, each with its place；待核 to be checked: ${[...unsure].join('；')}`,
    );
  });
  return steps.step({ zh: '对应单位和人员', en: 'Units and people are found in the directory' }, async () => {
    const { tasks, groups } = read.draft;
    const unitNames = new Set([
      read.draft.issuer,
      ...tasks.flatMap(({ leadUnits, responsibleUnits }) => [...leadUnits, ...responsibleUnits]),
      ...groups.map((group) => group.office),
    ]);
    const personNames = new Set(groups.flatMap(({ heads, deputies, members }) => [...heads, ...deputies, ...members]));
    const unitIds = await idsOf(scene, 'units', unitNames);
    const personIds = await idsOf(scene, 'people', personNames);
    steps.note(`${unitIds.size} 个单位 units：${[...unitNames].join('、')}`);
    steps.note(`${personIds.size} 人 people：${[...personNames].join('、')}`);
    return { ...read, fileName: file.name, unitIds, personIds };
  });
}

async function idsOf(
  { as, checks }: Scene,
  kind: 'units' | 'people',
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const name of names) {
    const { items } = await as('office').get<Page<Named>>(`/api/directory/v1/${kind}?name=${encodeURIComponent(name)}`);
    const found = items.filter((item) => item.name === name);
    checks.equal(`${kind} called ${name}`, found.length, 1);
    ids.set(name, found[0]?.id ?? '');
  }
  return ids;
}

/** JSON pointers of every text in the draft. */
function valuesOf(value: unknown, pointer: string): readonly string[] {
  if (typeof value === 'string') return [pointer];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => valuesOf(member, `${pointer}/${name}`));
}
