import { useTranslation } from 'react-i18next';
import type { zh as administration } from '../sections/administration/words.zh.js';
import type { zh } from './words.zh.js';

type Collection = keyof typeof administration.exports.lists;
type OwnKind = keyof typeof zh.kinds;

/** What the console lists the records of a category as. */
const COLLECTIONS: Readonly<Record<string, Collection>> = {
  application: 'applications',
  circular: 'circulars',
  commendation: 'commendations',
  complaint: 'complaints',
  division: 'divisions',
  escalation: 'escalations',
  filing: 'filings',
  followup: 'follow-ups',
  incident: 'incidents',
  notice: 'notices',
  objection: 'objections',
  person: 'people',
  plan: 'plans',
  programme: 'programmes',
  rectification: 'rectifications',
  report: 'reports',
  rollup: 'roll-ups',
  round: 'rounds',
  sheet: 'sheets',
  slate: 'slates',
  subject: 'subjects',
  suggestion: 'suggestions',
  survey: 'surveys',
  task: 'tasks',
  title: 'titles',
  unit: 'units',
};

const OWN: ReadonlySet<string> = new Set<OwnKind>([
  'batch',
  'docket',
  'errand',
  'gate',
  'letter',
  'log',
  'period',
  'reservation',
  'result',
  'service',
  'tenant',
  'watch',
]);

function isOwn(kind: string): kind is OwnKind {
  return OWN.has(kind);
}

function ownKindOf(kind: string): OwnKind {
  if (isOwn(kind)) return kind;
  if (kind.startsWith('published_')) return 'published';
  const [family] = (['file', 'export', 'read'] as const).filter((one) => kind === one || kind.endsWith(`_${one}`));
  return family ?? 'other';
}

/** Whether people keep such records, and not the system for itself. */
export function isOfPeople(kind: string): boolean {
  return COLLECTIONS[kind] !== undefined || ['batch', 'file', 'result', 'service', 'tenant'].includes(ownKindOf(kind));
}

/** Where the console reads such records: what a status there means. */
export function collectionOf(kind: string): string {
  return COLLECTIONS[kind] ?? (ownKindOf(kind) === 'file' ? 'files' : kind);
}

/** What records are called, by the category of their streams. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation(['packViewer', 'administration']);
  return (kind) => {
    const collection = COLLECTIONS[kind];
    return collection === undefined
      ? t(`kinds.${ownKindOf(kind)}`, { ns: 'packViewer' })
      : t(`exports.lists.${collection}`, { ns: 'administration' });
  };
}
