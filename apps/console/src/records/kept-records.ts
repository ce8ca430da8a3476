/** What the log keeps of a kind, and where a record of it is looked at as of any moment. */
interface Kept {
  /** Of its streams. */
  readonly category: string;
  readonly page: string;
}

const KEPT = {
  'directory.directory_person': { category: 'person', page: '/administration/people' },
  'directory.directory_unit': { category: 'unit', page: '/administration/units' },
  'directory.directory_subject': { category: 'subject', page: '/administration/subjects' },
  'plans.programme': { category: 'programme', page: '/programmes' },
  'plans.plan': { category: 'plan', page: '/plans' },
  'plans.task': { category: 'task', page: '/tasks' },
  'plans.rectification': { category: 'rectification', page: '/rectifications' },
  'plans.followup': { category: 'followup', page: '/follow-ups' },
  'plans.escalation': { category: 'escalation', page: '/escalations' },
  'plans.filing': { category: 'filing', page: '/filings' },
  'plans.report': { category: 'report', page: '/reports' },
  'plans.suggestion': { category: 'suggestion', page: '/suggestions' },
  'assessments.round': { category: 'round', page: '/assessment/rounds' },
  'assessments.sheet': { category: 'sheet', page: '/assessment/sheets' },
  'assessments.result': { category: 'result', page: '/assessment/results' },
  'assessments.survey': { category: 'survey', page: '/surveys' },
  'assessments.incident': { category: 'incident', page: '/incidents' },
  'assessments.complaint': { category: 'complaint', page: '/complaints' },
  'assessments.application': { category: 'application', page: '/applications' },
  'awards.title': { category: 'title', page: '/titles' },
  'awards.slate': { category: 'slate', page: '/notices/slates' },
  'awards.notice': { category: 'notice', page: '/notices' },
  'awards.objection': { category: 'objection', page: '/notices/objections' },
  'awards.commendation': { category: 'commendation', page: '/praise/commendations' },
  'awards.circular': { category: 'circular', page: '/praise/circulars' },
  'audit.dossier': { category: 'dossier', page: '/audit/dossiers' },
  'audit.disposal': { category: 'disposal', page: '/audit/disposals' },
  'awards.rollup': { category: 'rollup', page: '/titles/roll-ups' },
} as const satisfies Readonly<Record<`${string}.${string}`, Kept>>;

export type KeptKind = keyof typeof KEPT;

export const PROVABLE = Object.keys(KEPT) as readonly KeptKind[];

function keptOf(kind: string): Kept | undefined {
  return Object.hasOwn(KEPT, kind) ? KEPT[kind as KeptKind] : undefined;
}

export function categoryOf(kind: string): string | undefined {
  return keptOf(kind)?.category;
}

/** The page of a record as it was; undefined where the kind has none. */
export function pageAsOf(kind: string, id: string, asOf: string): string | undefined {
  const page = keptOf(kind)?.page;
  return page === undefined ? undefined : `${page}/${id}?asOf=${encodeURIComponent(asOf)}`;
}

/** Where the proof of one event of a record is looked up. */
export function proofAt(kind: string, id: string, revision: string): string {
  return `/audit/proof?kind=${kind}&id=${id}&revision=${revision}`;
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** What an address of a record's page, or an id, names. */
export function recordNamed(text: string): { readonly id: string; readonly kind?: KeptKind } | null {
  const id = ID.exec(text)?.[0];
  if (id === undefined) return null;
  const path = text
    .slice(0, text.indexOf(id))
    .trim()
    .replace(/^https?:\/\/[^/]+/, '');
  const kind = PROVABLE.find((each) => path === `${KEPT[each].page}/`);
  return kind === undefined ? { id: id.toLowerCase() } : { id: id.toLowerCase(), kind };
}
