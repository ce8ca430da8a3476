import type { Bar, Grading } from '@gongjian/plans-contracts';
import { compare, exactOf, holds, over, rational, times, type Exact, type Rational } from '@gongjian/shared-kernel';
import type { Graded, RankRow, Tie, TieDecision, UnmetBar } from '../graded.js';
import type { SheetResult } from '../sheet-result.js';
import { shareOf } from './sheet-result.js';

export interface Grades {
  readonly graded: readonly Graded[];
  /** Which of them is before decides a grade, and nothing in the definition says it. */
  readonly undecided: readonly Tie[];
}

interface Ranked {
  readonly row: RankRow;
  readonly total: Rational | null;
  readonly tie: readonly Rational[];
}

interface Placed extends Ranked {
  readonly rank: number | null;
  readonly of: number | null;
  /** Those that are not told apart from it and might be, itself among them, by id. */
  readonly tied: readonly string[];
}

/**
 * Ranks and grades of a round. Vetoed subjects have neither rank nor grade. Of subjects that nothing tells apart all
 * take the first of their places; where the definition wants a person to decide, they are named as a tie if the order
 * among them decides a grade. A quota is never exceeded: those who share its last place are left out of it.
 *
 * @param decisions what a person decided of ties. It holds for those that are tied where all of them are in it, the
 * first such decision: who was not in it was never compared with the others
 */
export function gradeAll(grading: Grading, rows: readonly RankRow[], decisions: readonly TieDecision[] = []): Grades {
  const settle = settledBy(decisions);
  const ranked = rows.map((row): Ranked => ({
    row,
    total: row.total === null ? null : rational(row.total),
    tie: row.tie.map(rational),
  }));
  const placed = place(grading, ranked, settle);
  const grades = new Map<string, string>();
  const ties = new Set<readonly string[]>();
  const missed = new Map<string, UnmetBar[]>();
  const byHand = grading.ranking?.unbroken !== 'shared';
  for (const { subjectId, told } of rows) if (told !== null) grades.set(subjectId, told);

  for (const { code, when, quota } of grading.grades) {
    const reached: Placed[] = [];
    const isTorn = tornBy(when);
    for (const each of placed) {
      if (grades.has(each.row.subjectId)) continue;
      const unmet = unmetOf(when, each);
      if (byHand && isTorn(each)) ties.add(each.tied);
      if (unmet.length === 0) reached.push(each);
      else add(missed, each.row.subjectId, { grade: code, unmet });
    }
    const { inside, outside, torn } = withinQuota(quota, reached, { rows, settle });
    for (const each of inside) grades.set(each.row.subjectId, code);
    for (const each of outside) add(missed, each.row.subjectId, { grade: code, unmet: ['quota'] });
    if (byHand) for (const tied of torn) ties.add(tied);
  }
  const graded = placed.map(({ row, total, rank, of }): Graded => ({
    subjectId: row.subjectId,
    sheetId: row.sheetId,
    grade: grades.get(row.subjectId) ?? 'none',
    total: total && exactOf(total),
    rank,
    ranked: of,
    missed: missed.get(row.subjectId) ?? [],
  }));
  return { graded: graded.sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1)), undecided: greatest(ties) };
}

/** Those that are tied, in the order decided; `together`: they stay tied; `null`: nobody decided it. */
type Settle = <Tied extends Ranked>(tied: readonly Tied[]) => readonly Tied[] | 'together' | null;

function settledBy(decisions: readonly TieDecision[]): Settle {
  const naming = new Map<string, DecidedOrder[]>();
  for (const { subjectIds, together } of decisions) {
    const places = new Map(subjectIds.map((subjectId, index) => [subjectId, index]));
    for (const subjectId of subjectIds) gather(naming, subjectId, { places, together: together === true });
  }
  return (tied) => {
    const of = ({ row }: Ranked): string => row.subjectId;
    const [first] = tied;
    const known = first && naming.get(of(first));
    const found = known?.find(({ places }) => tied.every((each) => places.has(of(each))));
    if (found === undefined) return null;
    const placeOf = (each: Ranked): number => found.places.get(of(each)) ?? 0;
    return found.together ? 'together' : [...tied].sort((a, b) => placeOf(a) - placeOf(b));
  };
}

interface DecidedOrder {
  readonly places: ReadonlyMap<string, number>;
  readonly together: boolean;
}

/** Below 0 when `a` is before `b`, 0 when nothing tells them apart. */
function before(a: Ranked, b: Ranked): number {
  if (a.total === null || b.total === null) {
    if (a.total !== b.total) return a.total === null ? 1 : -1;
  } else {
    const totals = compare(b.total, a.total);
    if (totals !== 0) return totals;
  }
  for (const [index, value] of a.tie.entries()) {
    const ordered = compare(b.tie[index] ?? rational(0), value);
    if (ordered !== 0) return ordered;
  }
  return 0;
}

function scopeOf(within: string, row: RankRow): string {
  switch (within) {
    case 'class':
      return row.class ?? '';
    case 'county':
      return row.county ?? '';
    case 'town':
      return row.town ?? '';
    default:
      return '';
  }
}

/** Everybody, the first one first, those that are tied by id; vetoed subjects have no rank. */
function place(grading: Grading, ranked: readonly Ranked[], settle: Settle): readonly Placed[] {
  const sorted = [...ranked].sort((a, b) => before(a, b) || (a.row.subjectId < b.row.subjectId ? -1 : 1));
  const scopes = new Map<string, Ranked[]>();
  for (const each of sorted) {
    if (each.row.vetoed || grading.ranking === undefined) continue;
    gather(scopes, scopeOf(grading.ranking.within, each.row), each);
  }
  const places = new Map<Ranked, Pick<Placed, 'rank' | 'of' | 'tied'>>();
  for (const members of scopes.values()) {
    const of = members.length;
    for (let from = 0; from < of;) {
      const tied = tiedAt(members, from);
      const settled = tied.length === 1 ? tied : settle(tied);
      const shared = { rank: from + 1, of, tied: settled === null ? idsOf(tied) : [] };
      if (settled === null || settled === 'together') for (const each of tied) places.set(each, shared);
      else for (const [index, each] of settled.entries()) places.set(each, { rank: from + 1 + index, of, tied: [] });
      from += tied.length;
    }
  }
  return sorted.map((each) => ({ ...each, ...(places.get(each) ?? { rank: null, of: null, tied: [] }) }));
}

/** Those from that place on that nothing tells apart from the one there. @param members the first one first */
function tiedAt<Member extends Ranked>(members: readonly Member[], from: number): readonly Member[] {
  let to = from + 1;
  while (to < members.length && before(members[from] as Member, members[to] as Member) === 0) to += 1;
  return members.slice(from, to);
}

function gather<Member>(groups: Map<string, Member[]>, key: string, member: Member): void {
  const members = groups.get(key);
  if (members === undefined) groups.set(key, [member]);
  else members.push(member);
}

/** What a bar asks and the row does not say. */
function unmetOf(bar: Bar, { row, total, rank }: Placed): readonly string[] {
  if (row.vetoed) return ['veto'];
  return unmetBySheet(bar, { ...row, total }).concat(
    bar.rank !== undefined && (rank === null || !holds(bar.rank, rational(rank))) ? ['rank'] : [],
  );
}

interface SheetSays {
  readonly total: Rational | null;
  readonly of: Exact | null;
  readonly stars: number | null;
  readonly required: boolean;
  readonly floors: boolean;
  readonly met: readonly string[];
}

/** What a bar asks of the sheet alone. */
export function unmetBySheet(bar: Bar, { total, of, stars, required, floors, met }: SheetSays): string[] {
  const unmet: string[] = [];
  if (bar.total !== undefined && (total === null || !holds(bar.total, total))) unmet.push('total');
  if (bar.share !== undefined && !holdsShare(bar.share, total, of)) unmet.push('share');
  if (bar.stars !== undefined && (stars === null || !holds(bar.stars, rational(stars)))) unmet.push('stars');
  if (bar.required === true && !required) unmet.push('required');
  if (bar.floors === true && !floors) unmet.push('floors');
  for (const code of bar.met ?? []) if (!met.includes(code)) unmet.push(code);
  return unmet;
}

function holdsShare(bound: NonNullable<Bar['share']>, total: Rational | null, of: Exact | null): boolean {
  if (total === null || of === null || rational(of).n === 0n) return false;
  return holds(bound, shareOf(total, rational(of)));
}

/** Ties in which the place decides whether the rank is within the bar. */
function tornBy(bar: Bar): (placed: Placed) => boolean {
  const known = new Map<readonly string[], boolean>();
  return ({ row, rank, tied, total }) => {
    if (bar.rank === undefined || rank === null || row.vetoed) return false;
    const torn = known.get(tied) ?? differs(bar.rank, rank, tied.length);
    known.set(tied, torn);
    return torn && unmetBySheet(bar, { ...row, total }).length === 0;
  };
}

/** Some of that many places from the first on are within the bound, and some are not. */
function differs(bound: NonNullable<Bar['rank']>, first: number, places: number): boolean {
  const within = Array.from({ length: places }, (_, index) => holds(bound, rational(first + index)));
  return within.includes(true) && within.includes(false);
}

function idsOf(ranked: readonly Ranked[]): readonly string[] {
  return ranked.map(({ row }) => row.subjectId).sort();
}

interface Cut {
  readonly inside: readonly Placed[];
  readonly outside: readonly Placed[];
  readonly torn: readonly (readonly string[])[];
}

type Quota = Grading['grades'][number]['quota'];

/** @param reached the first one first, as far as they are told apart without a decision */
function withinQuota(
  quota: Quota,
  reached: readonly Placed[],
  { rows, settle }: { readonly rows: readonly RankRow[]; readonly settle: Settle },
): Cut {
  if (quota === undefined) return { inside: reached, outside: [], torn: [] };
  const inside: Placed[] = [];
  const outside: Placed[] = [];
  const torn: (readonly string[])[] = [];
  const scopes = new Map<string, Placed[]>();
  for (const each of reached) gather(scopes, 'per' in quota ? scopeOf(quota.per, each.row) : '', each);
  const places = placesOf(quota, rows);
  for (const members of scopes.values()) {
    for (let from = 0; from < members.length;) {
      const tied = tiedAt(members, from);
      const left = places - from;
      from += tied.length;
      if (tied.length <= left || left <= 0) {
        (left <= 0 ? outside : inside).push(...tied);
        continue;
      }
      const settled = settle(tied);
      if (settled === null) torn.push(idsOf(tied));
      const order = settled === null || settled === 'together' ? null : settled;
      inside.push(...(order?.slice(0, left) ?? []));
      outside.push(...(order?.slice(left) ?? tied));
    }
  }
  return { inside, outside, torn };
}

function placesOf(quota: NonNullable<Quota>, rows: readonly RankRow[]): number {
  if ('number' in quota) return quota.number;
  const counted = quota.of === 'assessed' ? rows.length : rows.filter(({ applied }) => applied).length;
  const { n, d } = over(times(rational(quota.share), rational(counted)), rational(100));
  return Number(quota.rounds === 'down' ? n / d : (n + d - 1n) / d);
}

/** Without those that are all in another one: its order is theirs. */
function greatest(ties: Iterable<readonly string[]>): readonly Tie[] {
  const naming = new Map<string, ReadonlySet<string>[]>();
  const found: Tie[] = [];
  for (const subjectIds of [...ties].sort((a, b) => b.length - a.length)) {
    const within = (all: ReadonlySet<string>): boolean => subjectIds.every((subjectId) => all.has(subjectId));
    if (naming.get(firstOf({ subjectIds }))?.some(within) === true) continue;
    const all = new Set(subjectIds);
    for (const subjectId of subjectIds) gather(naming, subjectId, all);
    found.push({ subjectIds });
  }
  return found.sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
}

function firstOf({ subjectIds: [subjectId = ''] }: Tie): string {
  return subjectId;
}

function add(missed: Map<string, UnmetBar[]>, subjectId: string, bar: UnmetBar): void {
  missed.set(subjectId, [...(missed.get(subjectId) ?? []), bar]);
}

/** The row of a scored sheet: what its grade is made from. */
export function rankRowOf(
  subject: Pick<RankRow, 'subjectId' | 'sheetId' | 'class' | 'county' | 'town' | 'applied' | 'told'>,
  { total, of, stars, tie, requiredUnmet, floorsMissed, vetoes, met }: SheetResult,
): RankRow {
  return {
    ...subject,
    total,
    of,
    stars,
    tie,
    required: requiredUnmet.length === 0,
    floors: floorsMissed.length === 0,
    vetoed: vetoes.length > 0,
    met,
  };
}
