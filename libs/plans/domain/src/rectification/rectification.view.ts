import {
  assertNever,
  endOfLocalDate,
  type Instant,
  type MaybeLate,
  type OfficerAsOf,
  type Reason,
  type UnitAsOf,
  type View,
} from '@gongjian/shared-kernel';
import type { RectificationStatus } from './rectification-state.js';
import type {
  RectificationChecked,
  RectificationClosed,
  RectificationCorrected,
  RectificationCorrectionProposed,
  RectificationEvent,
  RectificationOrdered,
  RectificationSigned,
  RectificationSubmitted,
  RectificationTransferred,
  RectificationUnitAssigned,
} from './rectification.events.js';

type Told<Data> = Omit<Data, 'rectificationId'> & { readonly at: Instant };

export interface RectificationRow extends Omit<RectificationOrdered, 'rectificationId'> {
  readonly id: string;
  readonly status: RectificationStatus;
  /** The calendar of a year the clock needs is missing yet: the last day may move. */
  readonly dueProvisional: boolean;
  /** Set while the clock has run out and nothing was submitted. */
  readonly overdueSince: Instant | null;
  readonly overdueTimes: number;
  readonly unitChanges: readonly Told<RectificationUnitAssigned>[];
  readonly signatures: readonly Told<RectificationSigned>[];
  readonly submissions: readonly (Told<RectificationSubmitted> & {
    /** It was submitted by the last day, and recorded afterwards. */
    readonly inTimeRecordedLate: boolean;
  })[];
  readonly checks: readonly Told<RectificationChecked>[];
  readonly closure:
    (Pick<RectificationClosed, 'closedOn' | 'closedBy' | 'basis'> & MaybeLate & { readonly at: Instant }) | null;
  readonly transfer: Told<RectificationTransferred> | null;
  readonly withdrawal:
    (MaybeLate & { readonly reason: Reason; readonly withdrawnBy: OfficerAsOf | null; readonly at: Instant }) | null;
  readonly proposal: Omit<RectificationCorrectionProposed, 'rectificationId'> | null;
  readonly corrections: readonly Told<RectificationCorrected>[];
  readonly orderedAt: Instant;
  readonly changedAt: Instant;
}

export const rectificationView: View<RectificationRow, RectificationEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  if (event.type === 'RectificationOrdered') return ordered(event.data, at);
  return row && { ...row, ...changed(row, event, at), changedAt: at };
};

function ordered({ rectificationId, ...data }: RectificationOrdered, at: Instant): RectificationRow {
  return {
    ...data,
    id: rectificationId,
    status: 'ordered',
    dueProvisional: data.due.calendar === null,
    overdueSince: null,
    overdueTimes: 0,
    unitChanges: [],
    signatures: [],
    submissions: [],
    checks: [],
    closure: null,
    transfer: null,
    withdrawal: null,
    proposal: null,
    corrections: [],
    orderedAt: at,
    changedAt: at,
  };
}

type Later = Exclude<RectificationEvent, { readonly type: 'RectificationOrdered' }>;

function changed(row: RectificationRow, event: Later, at: Instant): Partial<RectificationRow> {
  switch (event.type) {
    case 'RectificationUnitAssigned': {
      const told = toldOf(event.data, at);
      const status = row.status === 'returned' ? row.status : 'ordered';
      return { status, unit: told.unit, unitChanges: [...row.unitChanges, told] };
    }
    case 'RectificationSigned': {
      const signatures = [...row.signatures, toldOf(event.data, at)];
      return { status: row.status === 'ordered' ? 'signed' : row.status, signatures };
    }
    case 'RectificationSubmitted': {
      const { lateEntry } = event.data;
      const inTimeRecordedLate = lateEntry !== undefined && endOfLocalDate(lateEntry.effectiveOn) <= row.due.dueAt;
      const submitted = { ...toldOf(event.data, at), inTimeRecordedLate };
      return { status: 'submitted', overdueSince: null, submissions: [...row.submissions, submitted] };
    }
    case 'RectificationChecked': {
      const { result, due } = event.data;
      const checks = [...row.checks, toldOf(event.data, at)];
      if (result === 'approve') return { status: 'checked', overdueSince: null, checks };
      return { checks, ...(due === null ? {} : { status: 'returned', ...newClock(due) }) };
    }
    case 'RectificationClosed': {
      const { closedOn, closedBy, basis, lateEntry, recordedBy } = event.data;
      const late = { ...(lateEntry && { lateEntry }), ...(recordedBy && { recordedBy }) };
      return { status: 'closed', overdueSince: null, closure: { closedOn, closedBy, basis, ...late, at } };
    }
    case 'RectificationBecameOverdue':
      return { overdueSince: event.data.overdueAt, overdueTimes: row.overdueTimes + 1 };
    case 'RectificationDueRevised': {
      const { due, previous } = event.data;
      if (due.dueAt === previous.dueAt) return { due, dueProvisional: false };
      const overdueTimes = row.overdueSince === null ? row.overdueTimes : row.overdueTimes - 1;
      return { ...newClock(due), overdueTimes };
    }
    case 'RectificationTransferred':
      return { transfer: toldOf(event.data, at) };
    case 'RectificationWithdrawn': {
      const { reason, withdrawnBy, lateEntry } = event.data;
      return {
        status: 'withdrawn',
        overdueSince: null,
        withdrawal: { reason, withdrawnBy, ...(lateEntry && { lateEntry }), at },
      };
    }
    case 'RectificationCorrectionProposed': {
      const { rectificationId: _rectificationId, ...proposal } = event.data;
      return { proposal };
    }
    case 'RectificationCorrected': {
      const { field, value } = event.data.correction;
      return { [field]: value, proposal: null, corrections: [...row.corrections, toldOf(event.data, at)] };
    }
    case 'RectificationCorrectionDeclined':
      return { proposal: null };
    default:
      return assertNever(event);
  }
}

function toldOf<Data extends { readonly rectificationId: string }>(data: Data, at: Instant): Told<Data> {
  const { rectificationId: _rectificationId, ...told } = data;
  return { ...told, at };
}

function newClock(due: RectificationOrdered['due']): Pick<RectificationRow, 'due' | 'dueProvisional' | 'overdueSince'> {
  return { due, dueProvisional: due.calendar === null, overdueSince: null };
}

/** Units whose it is. */
export function unitsOfRectification({ unit }: { readonly unit: UnitAsOf | null }): readonly string[] {
  return unit === null ? [] : [unit.id];
}
