import {
  assertNever,
  type Basis,
  type Clock,
  type Instant,
  type LocalDate,
  type MaybeLate,
  type OfficerAsOf,
  type Reason,
  type View,
} from '@gongjian/shared-kernel';
import { evolveApplication, initialApplicationState, type FiledApplication } from './application-state.js';
import type {
  ApplicationDetermined,
  ApplicationEvent,
  ApplicationFiled,
  ApplicationFiledUpward,
  ApplicationResubmitted,
  ApplicationWithdrawn,
  ChainLevel,
  Judged,
} from './application.events.js';

export interface LevelActRow extends MaybeLate {
  readonly act: 'approved' | 'accepted' | 'returned' | 'rejected';
  readonly level: string;
  readonly reason: Reason | null;
  readonly by: OfficerAsOf;
  readonly at: Instant;
  /** False for what a later resubmission made void. */
  readonly counts: boolean;
}

export interface ApplicationRow extends Omit<ApplicationFiled, 'applicationId'> {
  readonly id: string;
  readonly status: FiledApplication['status'];
  /** Who acts now: role and level of the chain; `null`: nobody. */
  readonly waitsFor: Pick<ChainLevel, 'code' | 'at' | 'actedBy'> | null;
  readonly due: Clock | null;
  readonly overdue: boolean;
  readonly acts: readonly LevelActRow[];
  readonly resubmissions: readonly (Omit<ApplicationResubmitted, 'applicationId'> & { readonly at: Instant })[];
  readonly filings: readonly (Omit<ApplicationFiledUpward, 'applicationId'> & { readonly at: Instant })[];
  readonly determination: (Omit<ApplicationDetermined, 'applicationId' | 'subject'> & { readonly at: Instant }) | null;
  readonly withdrawal: (Omit<ApplicationWithdrawn, 'applicationId'> & { readonly at: Instant }) | null;
  readonly heldFor: string | null;
  /** While it is on hold: the day on which time alone meets its conditions. */
  readonly resumesOn: LocalDate | null;
  readonly recordedAt: Instant;
  readonly changedAt: Instant;
  /** What the decider knows of it: for what may be done now. */
  readonly state: FiledApplication;
}

/** An application that never came to be has no row. */
export const applicationView: View<ApplicationRow, ApplicationEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  const state = evolveApplication(row?.state ?? initialApplicationState, event);
  if (state.status === 'none' || state.status === 'abandoned') return row;
  if (event.type === 'ApplicationFiled') {
    const { applicationId, ...filed } = event.data;
    return {
      ...filed,
      ...standing(state),
      id: applicationId,
      acts: [],
      resubmissions: [],
      filings: [],
      determination: null,
      withdrawal: null,
      recordedAt: at,
      changedAt: at,
      state,
    };
  }
  return row && { ...row, ...standing(state), ...told(row, event, at), changedAt: at, state };
};

function standing(
  state: FiledApplication,
): Pick<ApplicationRow, 'status' | 'waitsFor' | 'due' | 'overdue' | 'heldFor' | 'resumesOn'> {
  const { status, due, overdue, heldFor, resumesOn } = state;
  const level = state.filed.chain[state.level];
  const acts = status === 'atLevel' || (status === 'determined' && level?.does === 'file');
  const waitsFor = acts && level !== undefined ? { code: level.code, at: level.at, actedBy: level.actedBy } : null;
  return { status, waitsFor, due, overdue, heldFor, resumesOn };
}

function told(row: ApplicationRow, event: ApplicationEvent, at: Instant): Partial<ApplicationRow> {
  switch (event.type) {
    case 'LevelApproved':
      return { ...judged(event.data), acts: [...row.acts, actOf('approved', event.data, event.data.note, at)] };
    case 'LevelAccepted':
      return { ...judged(event.data), acts: [...row.acts, actOf('accepted', event.data, null, at)] };
    case 'ApplicationResumed':
      return judged(event.data);
    case 'ApplicationReturned':
      return { acts: [...row.acts, actOf('returned', event.data, event.data.reason, at)] };
    case 'ApplicationRejected':
      return { acts: [...row.acts, actOf('rejected', event.data, event.data.reason, at)] };
    case 'ApplicationResubmitted': {
      const { applicationId: _applicationId, ...resubmitted } = event.data;
      const acts = row.acts.map((act) => ({ ...act, counts: false }));
      return { acts, resubmissions: [...row.resubmissions, { ...resubmitted, at }] };
    }
    case 'ApplicationFiledUpward': {
      const { applicationId: _applicationId, ...filing } = event.data;
      return { filings: [...row.filings, { ...filing, at }] };
    }
    case 'ApplicationDetermined': {
      const { applicationId: _applicationId, subject: _subject, ...determination } = event.data;
      return { determination: { ...determination, at } };
    }
    case 'ApplicationWithdrawn': {
      const { applicationId: _applicationId, ...withdrawal } = event.data;
      return { withdrawal: { ...withdrawal, at } };
    }
    case 'ApplicationFiled':
    case 'LevelReached':
    case 'ApplicationGraded':
    case 'ApplicationPutOnHold':
    case 'ResumptionForeseen':
    case 'ApplicationDueRevised':
    case 'LevelBecameOverdue':
    case 'CreationAbandoned':
      return {};
    default:
      return assertNever(event);
  }
}

/** The conditions as they were judged last. */
function judged({ again, conditions, basis }: Judged & { readonly basis: Basis }): Partial<ApplicationRow> {
  return again === undefined || conditions === undefined ? {} : { again, conditions, basis };
}

function actOf(
  act: LevelActRow['act'],
  { level, by, lateEntry, recordedBy }: MaybeLate & { readonly level: string; readonly by: OfficerAsOf },
  reason: Reason | null,
  at: Instant,
): LevelActRow {
  const late = {
    ...(lateEntry === undefined ? {} : { lateEntry }),
    ...(recordedBy === undefined ? {} : { recordedBy }),
  };
  return { act, level, reason, by, at, counts: true, ...late };
}
