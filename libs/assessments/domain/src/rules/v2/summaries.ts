import type { RoundDefinition } from '@gongjian/plans-contracts';
import { exactOf, mean, minus, rational, sum, type Exact, type Rational } from '@gongjian/shared-kernel';
import type { RankRow } from '../graded.js';

export type Summarising = NonNullable<RoundDefinition['summarises']>['method'];

/**
 * One row for every subject of the rounds that are summed up, the first round first. A round in which a subject has no
 * total does not count for it; what is not a total is the last round's.
 */
export function summarise(method: Summarising, rounds: readonly (readonly RankRow[])[]): readonly RankRow[] {
  const bySubject = new Map<string, RankRow[]>();
  for (const row of rounds.flat()) {
    const known = bySubject.get(row.subjectId);
    if (known === undefined) bySubject.set(row.subjectId, [row]);
    else known.push(row);
  }
  return [...bySubject.values()].map((rows) => {
    const last = rows.at(-1) as RankRow;
    return {
      ...last,
      total: combined(
        method,
        rows.map((row) => row.total),
      ),
      of: combined(
        method,
        rows.map((row) => row.of),
      ),
    };
  });
}

function combined(method: Summarising, totals: readonly (Exact | null)[]): Exact | null {
  const known = totals.filter((total) => total !== null).map(rational);
  const last = known.at(-1);
  if (last === undefined) return null;
  return exactOf(method === 'last' ? last : method === 'sum' ? sum(known) : mean(known));
}

export interface Average {
  /** `null`: all of them. */
  readonly county: string | null;
  readonly class: string | null;
  readonly count: number;
  readonly mean: Exact;
}

/** Means of the totals: of all, then by county and by class, each in the order of its id. */
export function averages(rows: readonly RankRow[]): readonly Average[] {
  const groups = new Map<
    string,
    { readonly county: string | null; readonly class: string | null; readonly totals: Rational[] }
  >();
  const put = (county: string | null, ofClass: string | null, total: Exact): void => {
    const key = `${county ?? ''}\n${ofClass ?? ''}`;
    const group = groups.get(key) ?? { county, class: ofClass, totals: [] };
    group.totals.push(rational(total));
    groups.set(key, group);
  };
  for (const { total, county, class: ofClass } of rows) {
    if (total === null) continue;
    put(null, null, total);
    if (county !== null) put(county, null, total);
    if (ofClass !== null) put(null, ofClass, total);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { totals, ...group }]) => ({ ...group, count: totals.length, mean: exactOf(mean(totals)) }));
}

export interface TrendPoint {
  readonly periodKey: string;
  readonly total: Exact | null;
}

/** The change from the period before in which there was a total; `null` where there is none. */
export function trend(series: readonly TrendPoint[]): readonly (TrendPoint & { readonly change: Exact | null })[] {
  let before: Rational | null = null;
  return series.map(({ periodKey, total }) => {
    if (total === null) return { periodKey, total, change: null };
    const now = rational(total);
    const change = before && exactOf(minus(now, before));
    before = now;
    return { periodKey, total, change };
  });
}
