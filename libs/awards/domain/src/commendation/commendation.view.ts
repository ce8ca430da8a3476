import type { Instant, View } from '@gongjian/shared-kernel';
import { commendationDecider } from './commendation.decider.js';
import type { CommendationState } from './commendation-state.js';
import type {
  CommendationClosed,
  CommendationDecided,
  CommendationEvent,
  CommendationProposed,
} from './commendation.events.js';

export interface CommendationRow {
  readonly id: string;
  readonly status: Exclude<CommendationState['status'], 'none'>;
  readonly proposed: CommendationProposed;
  readonly decided: CommendationDecided | null;
  /** Why it was dropped, or revoked. */
  readonly closed: CommendationClosed | null;
  readonly changedAt: Instant;
}

export const commendationView: View<CommendationRow, CommendationEvent> = (row, { event, metadata }) => {
  const before = row === null ? commendationDecider.initialState : { ...row, revision: 0 };
  const state = commendationDecider.evolve(before, event);
  if (state.status === 'none') return row;
  const { status, proposed, decided } = state;
  const closed = event.type === 'CommendationDropped' || event.type === 'CommendationRevoked' ? event.data : null;
  return { id: proposed.commendationId, status, proposed, decided, closed, changedAt: metadata.recordedAt };
};
