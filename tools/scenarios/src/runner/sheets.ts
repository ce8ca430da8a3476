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

/** What an assessor would write, from what a line says. */
export function valuesFor(
  story: Story,
  sheet: SheetRow,
  {
    values = {},
    but = {},
    programme,
  }: { readonly values?: string | Found; readonly but?: Found; readonly programme?: string },
): Readonly<Record<string, JsonValue>> {
  const named = typeof values === 'string' ? (story.file.sheets[values] ?? {}) : values;
  const { standard } = story.written(programme) as { readonly standard?: { readonly items: readonly Node[] } };
  return Object.fromEntries(
    Object.entries({ ...named, ...but }).map(([indicator, value]) => [
      indicator,
      valueFor(value, nodeOf(standard?.items ?? [], indicator)?.per, sheet),
    ]),
  );
}

function valueFor(value: FoundValue, per: Every | undefined, sheet: SheetRow): JsonValue {
  if (typeof value !== 'object') return value;
  if ('verdict' in value) return { ...value, reason: { code: 'seen', text: '现场查看' } };
  if ('each' in value) return { periods: { ...everyPeriod(sheet, per ?? 'month', value.each), ...value.but } };
  return value;
}

function everyPeriod({ period: { from, to } }: SheetRow, per: Every, count: number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let period = periodOf(per, from); period.from <= to; period = nextPeriod(period)) counts[period.key] = count;
  return counts;
}

interface WrittenRound {
  readonly code: string;
  readonly assessors?: { readonly number: number };
  readonly sampling?: { readonly of: string };
}

/** The round as it is written. */
export function roundWritten(story: Story, code: string, programme: string | undefined): WrittenRound | undefined {
  const { rounds = [] } = story.written(programme) as { readonly rounds?: readonly WrittenRound[] };
  return rounds.find((round) => round.code === code);
}
