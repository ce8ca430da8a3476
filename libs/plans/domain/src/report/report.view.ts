import { assertNever, endOfLocalDate, type Instant, type View } from '@gongjian/shared-kernel';
import type { Due } from '../rules/due.js';
import { firstStep, statusAt, type KnownReport } from './report-state.js';
import type { ReportAsked, ReportEvent, ReportFiled, ReportPassedOn } from './report.events.js';

export interface ReportRow extends Omit<ReportAsked, 'reportId'> {
  readonly id: string;
  readonly status: KnownReport['status'];
  /** Who has it; before it is filed: who owes it. */
  readonly at: KnownReport['at'];
  /** The calendar of the due date's year is missing yet: the last day may move. */
  readonly dueProvisional: boolean;
  /** Set while the clock has run out and nothing was filed. */
  readonly overdueSince: Instant | null;
  /** Whether the clock ran out before it was filed. */
  readonly becameOverdue: boolean;
  /** The last one counts. */
  readonly filings: readonly (Omit<ReportFiled, 'reportId'> & {
    readonly filedAt: Instant;
    /** It was filed by the last day, and recorded afterwards. */
    readonly inTimeRecordedLate: boolean;
  })[];
  readonly passings: readonly (Omit<ReportPassedOn, 'reportId'> & { readonly passedAt: Instant })[];
  readonly askedAt: Instant;
  readonly changedAt: Instant;
}

export const reportView: View<ReportRow, ReportEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  if (event.type === 'ReportAsked') return asked(event.data, at);
  return row && { ...row, ...changed(row, event, at), changedAt: at };
};

function asked({ reportId, ...data }: ReportAsked, at: Instant): ReportRow {
  return {
    ...data,
    id: reportId,
    status: 'asked',
    at: firstStep(data.rules),
    ...clock(data.due),
    becameOverdue: false,
    filings: [],
    passings: [],
    askedAt: at,
    changedAt: at,
  };
}

type Later = Exclude<ReportEvent, { readonly type: 'ReportAsked' }>;

function changed(row: ReportRow, event: Later, at: Instant): Partial<ReportRow> {
  switch (event.type) {
    case 'ReportFiled': {
      const { reportId: _id, ...filing } = event.data;
      const { lateEntry } = filing;
      const inTimeRecordedLate = lateEntry !== undefined && endOfLocalDate(lateEntry.effectiveOn) <= row.due.overdueAt;
      const filings = [...row.filings, { ...filing, filedAt: at, inTimeRecordedLate }];
      return { status: statusAt(row, row.at, 'filed'), overdueSince: null, filings };
    }
    case 'ReportPassedOn': {
      const { reportId: _id, ...passing } = event.data;
      const { to } = passing;
      return {
        at: to,
        status: statusAt(row, to, 'passedOn'),
        passings: [...row.passings, { ...passing, passedAt: at }],
      };
    }
    case 'ReportBecameOverdue':
      return { overdueSince: event.data.overdueAt, becameOverdue: true };
    case 'ReportDueRevised': {
      const { due, previous } = event.data;
      if (due.overdueAt === previous.overdueAt) return { due, dueProvisional: false };
      return { ...clock(due), becameOverdue: false };
    }
    default:
      return assertNever(event);
  }
}

function clock(due: Due): Pick<ReportRow, 'due' | 'dueProvisional' | 'overdueSince'> {
  return { due, dueProvisional: due.calendar === null, overdueSince: null };
}
