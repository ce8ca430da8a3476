import type { RoundRow, SheetRow } from '@gongjian/assessments-domain';
import type { JsonValue } from '@gongjian/shared-kernel';
import { nextPeriod, periodOf, type Every } from '@gongjian/shared-kernel';
import type { FoundValue } from '../scenario/words.js';
import { NothingThere, type Story } from './story.js';

interface Asked {
  readonly subject?: string | undefined;
  readonly round?: string | undefined;
  readonly period?: string | undefined;
  readonly programme?: string | undefined;
}

/** The round that is meant: the last that was opened of those. @throws NothingThere */
export async function roundOf(story: Story, { round, period, programme }: Omit<Asked, 'subject'>): Promise<RoundRow> {
  const { id } = story.programme(programme);
  const found = (await story.rows<RoundRow>('round')).findLast(
    (row) =>
      row.programme === id &&
      (round === undefined || row.roundCode === round) &&
      (period === undefined || row.period.key === period),
  );
  if (found === undefined) throw new NothingThere(`no round ${round ?? ''} ${period ?? ''}`);
  return found;
}

async function sheetsOf(story: Story, { subject, round, period, programme }: Asked): Promise<readonly SheetRow[]> {
  const { id } = story.programme(programme);
  const subjectId = story.company.subject(story.subjectOf(subject));
  return (await story.rows<SheetRow>('sheet')).filter(
    (row) =>
      row.programme === id &&
      row.subject.id === subjectId &&
      (round === undefined || row.roundCode === round) &&
      (period === undefined || row.period.key === period),
  );
}

/** Of the sheets that are meant the one that something happened to last. @throws NothingThere */
export async function lastTouchedSheet(story: Story, asked: Asked): Promise<SheetRow> {
  const [first, ...others] = await sheetsOf(story, asked);
  if (first === undefined) throw new NothingThere(`no sheet of ${story.subjectOf(asked.subject)}`);
  return others.reduce((last, row) => (row.changedAt >= last.changedAt ? row : last), first);
}

/** The sheet of the subject that is meant: the last that was opened of those. @throws NothingThere */
export async function sheetOf(story: Story, asked: Asked): Promise<SheetRow> {
  const { subject, round, period } = asked;
  const found = (await sheetsOf(story, asked)).at(-1);
  if (found === undefined)
    throw new NothingThere(`no sheet of ${story.subjectOf(subject)} ${round ?? ''} ${period ?? ''}`);
  return found;
}

interface Node {
  readonly code: string;
  readonly kind: string;
  readonly per?: Every;
  readonly items?: readonly Node[];
}

function nodeOf(nodes: readonly Node[], code: string): Node | undefined {
  for (const node of nodes) {
    const found = node.code === code ? node : nodeOf(node.kind === 'component' ? (node.items ?? []) : [], code);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Found = Readonly<Record<string, FoundValue>>;

/** What is asked of people: the groups of a survey, by its indicator. */
export type Surveyed = Readonly<Record<string, Readonly<Record<string, { readonly n: number; readonly d: number }>>>>;

interface WrittenValues {
  /** What an assessor would write, from what a line says. */
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly surveyed: Surveyed;
}

export function valuesFor(
  story: Story,
  sheet: SheetRow,
  {
    values = {},
    but = {},
    programme,
  }: {
    readonly values?: string | Found | undefined;
    readonly but?: Found | undefined;
    readonly programme?: string | undefined;
  },
): WrittenValues {
  const named = typeof values === 'string' ? (story.file.sheets[values] ?? {}) : values;
  const { standard } = story.written(programme) as { readonly standard?: { readonly items: readonly Node[] } };
  const written: [string, JsonValue][] = [];
  const surveyed: [string, Surveyed[string]][] = [];
  for (const [indicator, value] of Object.entries({ ...named, ...but })) {
    const node = nodeOf(standard?.items ?? [], indicator);
    if (node?.kind === 'survey' && typeof value === 'object' && 'groups' in value) {
      surveyed.push([indicator, value.groups]);
    } else written.push([indicator, valueFor(value, node?.per, sheet)]);
  }
  return { values: Object.fromEntries(written), surveyed: Object.fromEntries(surveyed) };
}

function valueFor(value: FoundValue, per: Every | undefined, sheet: SheetRow | null): JsonValue {
  if (typeof value !== 'object') return value;
  if ('verdict' in value) return { ...value, reason: { code: 'seen', text: '现场查看' } };
  if ('each' in value) {
    if (sheet === null) throw new TypeError('what is declared is no count of every period');
    return { periods: { ...everyPeriod(sheet, per ?? 'month', value.each), ...value.but } };
  }
  return value;
}

/** What an applicant would declare, from what a line says. */
export function valuesDeclared(declared: Found): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    Object.entries(declared).map(([indicator, value]) => [indicator, valueFor(value, undefined, null)]),
  );
}

function everyPeriod({ period: { from, to } }: SheetRow, per: Every, count: number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let period = periodOf(per, from); period.from <= to; period = nextPeriod(period)) counts[period.key] = count;
  return counts;
}

interface WrittenRound {
  readonly code: string;
  readonly by?: string;
  readonly assessors?: { readonly number: number };
  readonly sampling?: { readonly of: string };
}

/** The round as it is written. */
export function roundWritten(story: Story, code: string, programme: string | undefined): WrittenRound | undefined {
  const { rounds = [] } = story.written(programme) as { readonly rounds?: readonly WrittenRound[] };
  return rounds.find((round) => round.code === code);
}
