import type { Instant, LocalDate, View } from '@gongjian/shared-kernel';
import { objectionDecider } from './objection.decider.js';
import type { ObjectionState } from './objection-state.js';
import type {
  HandlerAssigned,
  IdentityOpened,
  ObjectionDecided,
  ObjectionEvent,
  ObjectionReceived,
  ObjectionReplied,
} from './objection.events.js';

export interface ObjectionRow {
  readonly id: string;
  readonly status: Exclude<ObjectionState['status'], 'none'>;
  readonly received: ObjectionReceived;
  readonly lead: 'anonymous' | 'late' | null;
  readonly handler: HandlerAssigned | null;
  readonly decided: ObjectionDecided | null;
  readonly replied: ObjectionReplied | null;
  readonly identityOpened: readonly (IdentityOpened & { readonly at: Instant })[];
  /** The last day of an answer that is still owed. */
  readonly replyDue: LocalDate | null;
  readonly overdue: boolean;
  readonly changedAt: Instant;
}

export const objectionView: View<ObjectionRow, ObjectionEvent> = (row, { event, metadata: { recordedAt } }) => {
  const before = row === null ? objectionDecider.initialState : { ...row, revision: 0 };
  const state = objectionDecider.evolve(before, event);
  if (state.status === 'none') return row;
  const { received, lead, handler, decided, replied, overdue, status } = state;
  const opened = event.type === 'IdentityOpened' ? [{ ...event.data, at: recordedAt }] : [];
  return {
    ...{ id: received.objectionId, status, received, lead, handler, decided, replied, overdue },
    identityOpened: [...(row?.identityOpened ?? []), ...opened],
    replyDue: replied === null ? (received.replyDue?.lastDay ?? null) : null,
    changedAt: recordedAt,
  };
};
