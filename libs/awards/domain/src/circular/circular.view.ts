import type { Instant, LocalDate, View } from '@gongjian/shared-kernel';
import { circularDecider, type CircularState } from './circular.decider.js';
import type {
  CircularDecided,
  CircularDrafted,
  CircularClosed,
  CircularEvent,
  UnitStated,
  UnitTold,
} from './circular.events.js';

export interface CircularRow {
  readonly id: string;
  readonly status: Exclude<CircularState['status'], 'none'>;
  readonly programmeId: string;
  readonly unitId: string;
  readonly divisionId: string;
  readonly statementUntil: LocalDate | null;
  readonly drafted: CircularDrafted;
  readonly told: UnitTold | null;
  readonly stated: UnitStated | null;
  readonly decided: CircularDecided | null;
  /** Why it was dropped, or withdrawn. */
  readonly closed: CircularClosed | null;
  readonly state: CircularState;
  readonly changedAt: Instant;
}

export const circularView: View<CircularRow, CircularEvent> = (row, { event, metadata }) => {
  const state = circularDecider.evolve(row?.state ?? circularDecider.initialState, event);
  if (state.status === 'none') return row;
  const { status, drafted, told, stated, decided } = state;
  const { circularId: id, programme: programmeId, unit } = drafted;
  return {
    ...{ id, status, programmeId, unitId: unit.id, divisionId: unit.division.id, drafted, told, stated, decided },
    statementUntil: told?.until.lastDay ?? null,
    closed: event.type === 'CircularDropped' || event.type === 'CircularWithdrawn' ? event.data : null,
    state,
    changedAt: metadata.recordedAt,
  };
};
