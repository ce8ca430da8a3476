import type { Instant, View } from '@gongjian/shared-kernel';
import { commendationDecider, type CommendationState } from './commendation.decider.js';
import type {
  CommendationClosed,
  CommendationDecided,
  CommendationEvent,
  CommendationProposed,
} from './commendation.events.js';

export interface CommendationRow {
  readonly id: string;
  readonly status: Exclude<CommendationState['status'], 'none'>;
  readonly programmeId: string;
  readonly proposed: CommendationProposed;
  readonly decided: CommendationDecided | null;
  /** Why it was dropped, or revoked. */
  readonly closed: CommendationClosed | null;
  readonly state: CommendationState;
  readonly changedAt: Instant;
}

export const commendationView: View<CommendationRow, CommendationEvent> = (row, { event, metadata }) => {
  const state = commendationDecider.evolve(row?.state ?? commendationDecider.initialState, event);
  if (state.status === 'none') return row;
  const { status, proposed, decided } = state;
  const closed = event.type === 'CommendationDropped' || event.type === 'CommendationRevoked' ? event.data : null;
  return {
    ...{ id: proposed.commendationId, status, programmeId: proposed.programme, proposed, decided, closed, state },
    changedAt: metadata.recordedAt,
  };
};
