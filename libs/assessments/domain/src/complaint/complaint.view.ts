import {
  assertNever,
  type Clock,
  type Instant,
  type OfficerAsOf,
  type Reason,
  type View,
} from '@gongjian/shared-kernel';
import { isOfAnother } from './complaint.decider.js';
import type {
  ComplaintCorrected,
  ComplaintEvent,
  ComplaintRectified,
  ComplaintRegistered,
  ComplaintSaid,
  ComplaintWithdrawn,
} from './complaint.events.js';

export interface ComplaintRow extends Omit<ComplaintRegistered, 'complaintId'> {
  readonly id: string;
  readonly status: 'registered' | 'verified' | 'unfounded' | 'rectified' | 'closed' | 'withdrawn';
  readonly check: { readonly by: OfficerAsOf; readonly reason: Reason | null; readonly at: Instant } | null;
  readonly due: Clock | null;
  readonly overdueSince: Instant | null;
  readonly rectification:
    (Omit<ComplaintRectified, 'complaintId' | keyof ComplaintSaid> & { readonly at: Instant }) | null;
  readonly closure: { readonly by: OfficerAsOf; readonly at: Instant } | null;
  readonly corrections: readonly (Omit<ComplaintCorrected, 'complaintId'> & { readonly at: Instant })[];
  readonly withdrawal: (Pick<ComplaintWithdrawn, 'reason' | 'by'> & { readonly at: Instant }) | null;
  readonly registeredAt: Instant;
  readonly changedAt: Instant;
}

export const complaintView: View<ComplaintRow, ComplaintEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  if (event.type === 'ComplaintRegistered') {
    const { complaintId, ...registered } = event.data;
    return {
      ...registered,
      id: complaintId,
      status: 'registered',
      check: null,
      due: null,
      overdueSince: null,
      rectification: null,
      closure: null,
      corrections: [],
      withdrawal: null,
      registeredAt: at,
      changedAt: at,
    };
  }
  return row && { ...row, ...changed(row, event, at), changedAt: at };
};

const UNCHECKED = {
  status: 'registered',
  check: null,
  due: null,
  overdueSince: null,
  rectification: null,
  closure: null,
} as const;

type Later = Exclude<ComplaintEvent, { readonly type: 'ComplaintRegistered' }>;

function changed(row: ComplaintRow, event: Later, at: Instant): Partial<ComplaintRow> {
  switch (event.type) {
    case 'ComplaintVerified': {
      const { by, due } = event.data;
      return { status: 'verified', check: { by, reason: null, at }, due, overdueSince: null };
    }
    case 'ComplaintUnfounded': {
      const { by, reason } = event.data;
      return { status: 'unfounded', check: { by, reason, at }, due: null };
    }
    case 'ComplaintRectified': {
      const {
        complaintId: _complaintId,
        subject: _subject,
        kinds: _kinds,
        receivedOn: _on,
        ...rectification
      } = event.data;
      return { status: 'rectified', rectification: { ...rectification, at }, overdueSince: null };
    }
    case 'ComplaintClosed':
      return { status: 'closed', closure: { by: event.data.by, at } };
    case 'ComplaintBecameOverdue':
      return { overdueSince: event.data.dueAt };
    case 'ComplaintDueRevised': {
      const { previous, due } = event.data;
      return { due, overdueSince: due.dueAt <= previous.dueAt ? row.overdueSince : null };
    }
    case 'ComplaintCorrected': {
      const { complaintId: _complaintId, ...correction } = event.data;
      const corrections = [...row.corrections, { ...correction, at }];
      return { ...correction.now, corrections, ...(isOfAnother(correction) ? UNCHECKED : {}) };
    }
    case 'ComplaintWithdrawn': {
      const { reason, by } = event.data;
      return { status: 'withdrawn', withdrawal: { reason, by, at } };
    }
    default:
      return assertNever(event);
  }
}
