export const CONTEXTS = ['directory', 'plans', 'assessments', 'awards', 'audit'] as const;
export type StateContext = (typeof CONTEXTS)[number];

const NAMES = ['heading', 'title', 'name', 'fileName', 'names', 'documentNumber', 'number', 'reference'] as const;
/** What else it is called by: by its plan's header, or by what it is about. */
const WITHIN = ['header', 'scope', 'subject', 'programmeNames', 'about', 'unit', 'division'] as const;

/** What a row is called; undefined where nothing in it is a name. */
export function nameOf(row: unknown, language: 'zh' | 'en'): string | undefined {
  const own = nameIn(row, language);
  if (own !== undefined) return own;
  for (const member of WITHIN) {
    const found = nameIn(membersOf(row)[member], language);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nameIn(value: unknown, language: 'zh' | 'en'): string | undefined {
  const members = membersOf(value);
  for (const name of NAMES) {
    const found = members[name];
    const text = typeof found === 'string' ? found : membersOf(found)[language];
    if (typeof text === 'string' && text !== '') return text;
  }
  return undefined;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
