import type { LocalDate } from '@gongjian/shared-kernel';

/** A value and the day from which it holds; `revision` is the stream revision of the fact that says so. */
export interface Dated<Value> {
  readonly value: Value;
  readonly from: LocalDate;
  readonly revision: number;
}

/** Ordered by day, and for one day by revision: of two values for the same day the later recorded one holds. */
export type Timeline<Value> = readonly Dated<Value>[];

/** With the value that holds from the first day, as the first fact of the stream says. */
export function beginning<Value>(value: Value, from: LocalDate): Timeline<Value> {
  return [{ value, from, revision: 0 }];
}

export function withValue<Value>(timeline: Timeline<Value>, entry: Dated<Value>): Timeline<Value> {
  return [...timeline, entry].sort(byDay);
}

/** What held on that day; before the first day nothing did. */
export function valueOn<Value>(timeline: Timeline<Value>, day: LocalDate): Value | null {
  return timeline.findLast((entry) => entry.from <= day)?.value ?? null;
}

/** What held on that day; before the first day the first value, as what will hold. */
export function valueOrFirst<Value>(timeline: Timeline<Value>, day: LocalDate): Value | null {
  return (timeline.findLast((entry) => entry.from <= day) ?? timeline[0])?.value ?? null;
}

export function entryOf<Value>(timeline: Timeline<Value>, revision: number): Dated<Value> | null {
  return timeline.find((entry) => entry.revision === revision) ?? null;
}

/** The timeline with the entry of that revision put right; the same when it has none. */
export function corrected<Value>(
  timeline: Timeline<Value>,
  revision: number,
  change: { readonly value?: Value | undefined; readonly from?: LocalDate | undefined },
): Timeline<Value> {
  return timeline
    .map((entry) =>
      entry.revision === revision
        ? { ...entry, value: change.value ?? entry.value, from: change.from ?? entry.from }
        : entry,
    )
    .sort(byDay);
}

function byDay(a: Dated<unknown>, b: Dated<unknown>): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : a.revision - b.revision;
}
