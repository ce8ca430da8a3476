/** What stands in a name of an item's folder. */
export const FOLDER_FIELDS = [
  'archiveNumber',
  'fonds',
  'category',
  'organisation',
  'year',
  'retention',
  'number',
  'kind',
  'title',
  'date',
  'documentNumber',
] as const;
/** Beside these, what stands in a file's name. */
export const FILE_FIELDS = [...FOLDER_FIELDS, 'sequence', 'name'] as const;

export type FolderValues = Readonly<Record<(typeof FOLDER_FIELDS)[number], string>>;
export type FileValues = Readonly<Record<(typeof FILE_FIELDS)[number], string>>;

/** Folders within each other at most. */
export const MOST_LEVELS = 3;
/** Characters of one name at most. */
export const LONGEST_NAME = 60;
/** Bytes of one name at most, in UTF-8. */
export const MOST_NAME_BYTES = 180;
const LONGEST_EXTENSION = 10;
const LONGEST_TEMPLATE = 200;

export const DEFAULT_FOLDERS = '{year}/{retention}/{archiveNumber}';
export const DEFAULT_FILES = '{sequence}-{name}';

export type TemplateFault =
  | { readonly fault: 'empty' | 'tooLong' | 'unbalanced' | 'tooDeep' | 'path' | 'ambiguous' }
  | { readonly fault: 'unknownField'; readonly field: string };

const FIELD = /\{([^{}]*)\}/g;
const UNSAFE = /[\\/:*?"<>|]|\p{Cc}|\p{Cf}/gu;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** What is wrong with a template of folders; `null`: nothing. It must tell one item from another. */
export function folderFault(template: string): TemplateFault | null {
  const fault = faultOf(template, FOLDER_FIELDS);
  if (fault !== null) return fault;
  const levels = template.split('/');
  if (levels.length > MOST_LEVELS) return { fault: 'tooDeep' };
  if (levels.some((level) => /^\s*\.*\s*$/.test(level))) return { fault: 'path' };
  const fields = fieldsOf(template);
  const tells =
    fields.includes('archiveNumber') || ['year', 'retention', 'number'].every((each) => fields.includes(each));
  return tells ? null : { fault: 'ambiguous' };
}

/** What is wrong with a template of files; `null`: nothing. It must tell one file of an item from another. */
export function fileFault(template: string): TemplateFault | null {
  const fault = faultOf(template, FILE_FIELDS);
  if (fault !== null) return fault;
  if (template.includes('/') || template.includes('\\')) return { fault: 'path' };
  return fieldsOf(template).includes('sequence') ? null : { fault: 'ambiguous' };
}

function faultOf(template: string, known: readonly string[]): TemplateFault | null {
  if (template.trim() === '') return { fault: 'empty' };
  if (template.length > LONGEST_TEMPLATE) return { fault: 'tooLong' };
  const unknown = fieldsOf(template).find((field) => !known.includes(field));
  if (unknown !== undefined) return { fault: 'unknownField', field: unknown };
  return /[{}]/.test(template.replace(FIELD, '')) ? { fault: 'unbalanced' } : null;
}

function fieldsOf(template: string): readonly string[] {
  return [...template.matchAll(FIELD)].map(([, field]) => field ?? '');
}

/** A template's text with its fields filled in, a safe name a level. */
export function folderOf(template: string, values: FolderValues): readonly string[] {
  return template.split('/').map((level) => safeName(filled(level, values)));
}

export function fileNameOf(template: string, values: FileValues, extension: string): string {
  const ending = extension === '' ? '' : `.${safeName(extension).slice(0, LONGEST_EXTENSION)}`;
  return `${safeName(filled(template, values), ending.length)}${ending}`;
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(FIELD, (_whole, field: string) => values[field] ?? '');
}

/**
 * A name that every usual file system takes: composed, without reserved characters and names, no dots or spaces at its
 * ends, at most {@link LONGEST_NAME} characters and {@link MOST_NAME_BYTES} bytes together with `room` more.
 */
export function safeName(text: string, room = 0): string {
  const clean = text
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const named = clean === '' ? '_' : RESERVED.test(clean) ? `_${clean}` : clean;
  return shortened(named, LONGEST_NAME - room, MOST_NAME_BYTES - room).replace(/[\s.]+$/, '') || '_';
}

function shortened(text: string, characters: number, bytes: number): string {
  let kept = '';
  let size = 0;
  let count = 0;
  for (const character of text) {
    size += bytesOf(character.codePointAt(0) ?? 0);
    count += 1;
    if (count > characters || size > bytes) break;
    kept += character;
  }
  return kept;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_00_00 ? 3 : 4;
}

/** Names that are taken, told apart as file systems do that know no case. */
export class TakenNames {
  private readonly taken = new Set<string>();

  /** The path itself, or with a number behind its last name where it is taken. */
  take(folder: readonly string[], name: string): string {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    for (let turn = 1; ; turn += 1) {
      const mark = turn === 1 ? '' : `~${turn}`;
      const path = [...folder, `${shortened(stem, LONGEST_NAME, MOST_NAME_BYTES)}${mark}${ending}`].join('/');
      const key = path.toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return path;
    }
  }
}
