import type { ItemOf } from '../../api/client.js';
import { FOUND_FILE } from '../../shapes/found-file.js';

export const SEARCHED = {
  plans: ['task', 'plan', 'programme', 'rectification', 'filing', 'report', 'escalation', 'followUp'],
  awards: ['title', 'notice', 'commendation', 'circular'],
  directory: ['subject', 'unit', 'division'],
  assessments: ['round', 'application', 'complaint', 'incident'],
} as const satisfies Readonly<Record<SearchedContext, readonly Kind[]>>;

export type SearchedContext = 'plans' | 'awards' | 'directory' | 'assessments';

export type Found = ItemOf<`/api/${SearchedContext}/v1/search`>;
export type Kind = Found['kind'];
export type Range = readonly number[];

/** In the order they are shown. */
export const KINDS: readonly Kind[] = [
  'task',
  'plan',
  'programme',
  'rectification',
  'filing',
  'report',
  'escalation',
  'followUp',
  'round',
  'title',
  'notice',
  'subject',
  'unit',
  'division',
  'application',
  'complaint',
  'incident',
  'commendation',
  'circular',
];

const PAGES: Readonly<Record<Kind, string>> = {
  task: '/tasks',
  plan: '/plans',
  programme: '/programmes',
  rectification: '/rectifications',
  filing: '/filings',
  report: '/reports',
  escalation: '/escalations',
  followUp: '/follow-ups',
  round: '/assessment/rounds',
  title: '/titles',
  notice: '/notices',
  subject: '/administration/subjects',
  unit: '/administration/units',
  division: '/administration/divisions',
  application: '/applications',
  complaint: '/complaints',
  incident: '/incidents',
  commendation: '/praise/commendations',
  circular: '/praise/circulars',
};

/** Where it is looked at; the file by whose name it was found is marked there. */
export function pageOf({ kind, id, leadsTo }: Pick<Found, 'kind' | 'id' | 'leadsTo'>): string {
  const fileId = leadsTo['fileId'];
  return `${PAGES[kind]}/${id}${fileId === undefined ? '' : `?${FOUND_FILE}=${fileId}`}`;
}

export function isKind(name: string | null): name is Kind {
  return KINDS.some((kind) => kind === name);
}

export function contextOf(kind: Kind): SearchedContext {
  const contexts: readonly SearchedContext[] = ['plans', 'awards', 'directory'];
  return contexts.find((context) => (SEARCHED[context] as readonly Kind[]).includes(kind)) ?? 'assessments';
}

/** What one context answered; `more`: not all of it; `unfinished`: of these kinds because its time ran out. */
export interface Answered {
  readonly items: readonly Found[];
  readonly more: boolean;
  readonly unfinished: readonly Kind[];
}

export interface Group {
  readonly kind: Kind;
  readonly items: readonly Found[];
  /** There may be more of this kind than these. */
  readonly more: boolean;
}

/** By kind, each in the order its context ranked it; kinds without anything are left out. */
export function groupsOf(answers: readonly Omit<Answered, 'unfinished'>[]): readonly Group[] {
  return KINDS.flatMap((kind): readonly Group[] => {
    const groups = answers
      .map(({ items, more }) => ({ items: items.filter((item) => item.kind === kind), more }))
      .filter(({ items }) => items.length > 0);
    return groups.length === 0
      ? []
      : [{ kind, items: groups.flatMap(({ items }) => items), more: groups.some(({ more }) => more) }];
  });
}

/** Why more may be there than is shown: kinds not looked through in time are asked again, the rest is narrowed down. */
export function leftOf(answers: readonly Answered[]): {
  readonly unfinished: readonly Kind[];
  readonly narrow: boolean;
} {
  const unfinished = KINDS.filter((kind) => answers.some((answer) => answer.unfinished.includes(kind)));
  return { unfinished, narrow: answers.some(({ more, unfinished: late }) => more && late.length === 0) };
}

export interface TextPart {
  readonly text: string;
  readonly matched: boolean;
}

/** A text in pieces, those that were searched for apart. */
export function partsOf(text: string, matched: readonly Range[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const [start = 0, end = 0] of [...matched].sort(([one = 0], [other = 0]) => one - other)) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    if (from > at) parts.push({ text: text.slice(at, from), matched: false });
    parts.push({ text: text.slice(from, end), matched: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), matched: false });
  return parts;
}
