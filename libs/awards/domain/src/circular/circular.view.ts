import type { Instant, LocalDate, View } from '@gongjian/shared-kernel';
import { circularDecider } from './circular.decider.js';
import type { CircularState } from './circular-state.js';
import type {
  CircularClosed,
  CircularDecided,
  CircularDrafted,
  CircularEvent,
  UnitStated,
  UnitTold,
} from './circular.events.js';

export interface CircularRow {
  readonly id: string;
  readonly status: Exclude<CircularState['status'], 'none'>;
  readonly drafted: CircularDrafted;
  readonly told: UnitTold | null;
  readonly stated: UnitStated | null;
  readonly decided: CircularDecided | null;
  /** Why it was dropped, or withdrawn. */
  readonly closed: CircularClosed | null;
  readonly changedAt: Instant;
}

/** The last day on which the unit may state its case; `null`: it was not told yet. */
export function statementUntilOf({ drafted, told }: Pick<CircularRow, 'drafted' | 'told'>): LocalDate | null {
  return drafted.heard?.until ?? told?.until.lastDay ?? null;
}

export const circularView: View<CircularRow, CircularEvent> = (row, { event, metadata }) => {
  const before = row === null ? circularDecider.initialState : { ...row, revision: 0 };
  const state = circularDecider.evolve(before, event);
  if (state.status === 'none') return row;
  const { status, drafted, told, stated, decided } = state;
  const closed = event.type === 'CircularDropped' || event.type === 'CircularWithdrawn' ? event.data : null;
  return { id: drafted.circularId, status, drafted, told, stated, decided, closed, changedAt: metadata.recordedAt };
};
