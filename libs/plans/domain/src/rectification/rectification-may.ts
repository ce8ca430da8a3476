import { sharePerson, type ActingOfficer, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import { refusesConfirmation } from '../correction/entry-correction.js';
import {
  notChecked,
  notOnTheSpot,
  notOverdue,
  notSigned,
  ownCheck,
  RECTIFICATION_CORRECTION,
  rectificationClosed,
  rectificationNotSubmitted,
  rectificationSubmitted,
  transferNotForeseen,
  withoutUnit,
} from './rectification.errors.js';
import { clockRuns, type KnownRectification } from './rectification-state.js';

export const RECTIFICATION_ACTS = [
  'assignUnit',
  'sign',
  'submit',
  'check',
  'close',
  'transfer',
  'withdraw',
  'correct',
  'confirmCorrection',
  'declineCorrection',
] as const;
export type RectificationAct = (typeof RECTIFICATION_ACTS)[number];

export function refusesAssigningUnit(state: KnownRectification): DomainError | null {
  return refusesWhenOver(state) ?? (clockRuns(state) ? null : rectificationSubmitted());
}

export function refusesSigning(state: KnownRectification): DomainError | null {
  return state.unit === null ? withoutUnit() : refusesWhenOver(state);
}

export function refusesSubmitting(state: KnownRectification): DomainError | null {
  const refusal = refusesSigning(state);
  if (refusal !== null) return refusal;
  if (state.status === 'ordered') return notSigned();
  return clockRuns(state) ? null : rectificationSubmitted();
}

export function refusesChecking(
  state: KnownRectification,
  acting: ActingOfficer,
  onTheSpot: boolean,
): DomainError | null {
  const over = refusesWhenOver(state);
  if (over !== null) return over;
  if (state.status === 'checked') return rectificationNotSubmitted();
  if (onTheSpot && !state.rules.onTheSpot) return notOnTheSpot();
  if (!onTheSpot && state.status !== 'submitted') return rectificationNotSubmitted();
  return refusesOwn(state, acting);
}

export function refusesClosing(state: KnownRectification, acting: ActingOfficer): DomainError | null {
  return refusesWhenOver(state) ?? (state.status === 'checked' ? refusesOwn(state, acting) : notChecked());
}

export function refusesTransferring(state: KnownRectification): DomainError | null {
  const over = refusesWhenOver(state);
  if (over !== null) return over;
  if (state.rules.overdue !== 'transfer') return transferNotForeseen();
  return state.overdue ? null : notOverdue();
}

export function refusesCorrecting({ proposal }: KnownRectification): DomainError | null {
  return proposal === null ? null : RECTIFICATION_CORRECTION.pending();
}

export function refusesWhenOver({ status }: KnownRectification): DomainError | null {
  return status === 'closed' || status === 'withdrawn' ? rectificationClosed(status) : null;
}

/** Neither the unit that answers for it nor whoever submitted it. */
function refusesOwn({ unit, submission }: KnownRectification, { officer, unitIds }: ActingOfficer): DomainError | null {
  const filers =
    submission === null
      ? []
      : [submission.submittedBy, ...(submission.recordedBy === undefined ? [] : [submission.recordedBy])];
  if (filers.some((filer) => sharePerson(filer, officer))) return ownCheck();
  const answering = [...(unit === null ? [] : [unit.id]), ...(submission?.submitterUnits ?? [])];
  return unitIds.some((unitId) => answering.includes(unitId)) ? ownCheck() : null;
}

export function refusesConfirmingRectificationCorrection(
  { proposal }: KnownRectification,
  by: OfficerAsOf,
): DomainError | null {
  return refusesConfirmation(proposal, by, RECTIFICATION_CORRECTION);
}

export function refusesDecliningRectificationCorrection({ proposal }: KnownRectification): DomainError | null {
  return proposal === null ? RECTIFICATION_CORRECTION.unknown() : null;
}
