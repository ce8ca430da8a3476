import { assertNever, type Instant, type View } from '@gongjian/shared-kernel';
import { evolveWatch, initialWatchState, knownFact, type KnownFact } from './watch-state.js';
import type { FactAsTold, FactSource, FactWithdrawn, TitleAttached, WatchEvent } from './watch.events.js';

export interface FactRow extends KnownFact {
  readonly firstHeardAt: Instant;
  readonly corrections: readonly {
    readonly was: FactAsTold | null;
    readonly source: FactSource;
    readonly at: Instant;
  }[];
  readonly withdrawal: { readonly why: FactWithdrawn['why']; readonly source: FactSource; readonly at: Instant } | null;
}

export interface WatchRow {
  readonly id: string;
  readonly subjectId: string;
  /** In the order they were first heard of. */
  readonly facts: readonly FactRow[];
  readonly titles: readonly TitleAttached[];
  readonly revision: number;
  readonly changedAt: Instant;
}

export const watchView: View<WatchRow, WatchEvent> = (row, { event, metadata: { recordedAt: at }, stream }) => {
  const state = evolveWatch(row ?? initialWatchState, event);
  const { subjectId } = event.data;
  const base = { id: stream.slice(stream.indexOf('-') + 1), subjectId, revision: state.revision, changedAt: at };
  if (event.type === 'TitleAttached') return { ...base, facts: row?.facts ?? [], titles: state.titles };
  const { factId } = event.data;
  const known = knownFact(state, factId);
  if (known === undefined) return row;
  const before = row?.facts.find((fact) => fact.factId === factId);
  const fact: FactRow = {
    ...known,
    firstHeardAt: before?.firstHeardAt ?? at,
    corrections: before?.corrections ?? [],
    withdrawal: before?.withdrawal ?? null,
    ...told(event, before, at),
  };
  const others = row?.facts ?? [];
  const facts = before === undefined ? [...others, fact] : others.map((each) => (each === before ? fact : each));
  return { ...base, facts, titles: state.titles };
};

function told(
  event: Exclude<WatchEvent, { readonly type: 'TitleAttached' }>,
  before: FactRow | undefined,
  at: Instant,
): Partial<FactRow> {
  switch (event.type) {
    case 'FactRecorded':
    case 'FactVerified':
      return {};
    case 'FactCorrected': {
      const { was, source } = event.data;
      return { corrections: [...(before?.corrections ?? []), { was, source, at }] };
    }
    case 'FactWithdrawn':
      return { withdrawal: { why: event.data.why, source: event.data.source, at } };
    default:
      return assertNever(event);
  }
}
