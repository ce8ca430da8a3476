import type { Instant, LocalDate, View } from '@gongjian/shared-kernel';
import { objectionDecider, type ObjectionState } from './objection.decider.js';
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
  readonly programmeId: string;
  readonly noticeId: string;
  readonly titleId: string | null;
  readonly subjectId: string | null;
  readonly received: ObjectionReceived;
  readonly lead: 'anonymous' | 'late' | null;
  readonly handler: HandlerAssigned | null;
  readonly decided: ObjectionDecided | null;
  readonly replied: ObjectionReplied | null;
  readonly identityOpened: readonly (IdentityOpened & { readonly at: Instant })[];
  readonly replyDue: LocalDate | null;
  readonly overdue: boolean;
  readonly state: ObjectionState;
  readonly changedAt: Instant;
}

export const objectionView: View<ObjectionRow, ObjectionEvent> = (row, { event, metadata: { recordedAt } }) => {
  const state = objectionDecider.evolve(row?.state ?? objectionDecider.initialState, event);
  if (state.status === 'none') return row;
  const { received, lead, handler, decided, replied, overdue, status } = state;
  const { objectionId: id, programme: programmeId, noticeId, titleId, subjectId } = received;
  const opened = event.type === 'IdentityOpened' ? [{ ...event.data, at: recordedAt }] : [];
  return {
    ...{ id, status, programmeId, noticeId, titleId, subjectId, received, lead, handler, decided, replied, overdue },
    identityOpened: [...(row?.identityOpened ?? []), ...opened],
    replyDue: replied === null ? (received.replyDue?.lastDay ?? null) : null,
    state,
    changedAt: recordedAt,
  };
};
