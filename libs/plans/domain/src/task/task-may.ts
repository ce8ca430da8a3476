import {
  assertNever,
  sharePerson,
  type ActingOfficer,
  type DomainError,
  type LocalDate,
  type OfficerAsOf,
} from '@gongjian/shared-kernel';
import { reviewOfOwn } from '../evidence/evidence-flow.js';
import { interpreterOf } from '../rules/interpreter.js';
import {
  extensionNotForeseen,
  extensionPending,
  extensionTooLate,
  extensionTooOften,
  extensionUnknown,
  notATaskUnit,
  notSubmitted,
  nothingToReexamine,
  ownRequest,
  ownSubmission,
  ownUnitSubmission,
  taskAlreadySignedFor,
  taskCorrectionBySamePerson,
  taskCorrectionUnknown,
  taskNotCompleted,
  taskNotOpen,
  taskNotSignedFor,
  taskUrgedToday,
  urgingOneself,
} from './task.errors.js';
import type { TaskCorrectionProposed, TaskExtensionRequested } from './task.events.js';
import { accountableUnit, clockRuns, isBound, urger, type LivingTask } from './task-state.js';

export const TASK_ACTS = [
  'deliver',
  'sign',
  'refuse',
  'askExtension',
  'decideExtension',
  'submit',
  'review',
  'reopen',
  'remind',
  'reassign',
  'handOver',
  'withdraw',
  'correct',
  'confirmCorrection',
  'declineCorrection',
  'reexamine',
] as const;
export type TaskAct = (typeof TASK_ACTS)[number];

export function refusesDelivering({ status }: LivingTask): DomainError | null {
  return status === 'completed' || status === 'withdrawn' ? taskNotOpen(status) : null;
}

export function refusesTaskSignature({ status }: LivingTask): DomainError | null {
  return status === 'refused' || status === 'completed' || status === 'withdrawn' ? taskNotOpen(status) : null;
}

/** Who signs for a task that none of these units has to sign for any more. */
export function refusesSignedUnits({ units, signedFor }: LivingTask, unitIds: readonly string[]): DomainError | null {
  const own = units.filter(({ unit }) => unitIds.includes(unit.id));
  return own.length > 0 && own.every(({ unit }) => signedFor.includes(unit.id)) ? taskAlreadySignedFor() : null;
}

/** Units that only assist neither refuse nor hand in. */
export function refusesUnboundUnits(state: LivingTask, unitIds: readonly string[]): DomainError | null {
  return unitIds.some((unitId) => isBound(state, unitId)) ? null : notATaskUnit();
}

export function refusesRefusal({ status }: LivingTask): DomainError | null {
  if (status === 'signedFor' || status === 'returned') return taskAlreadySignedFor();
  return status === 'assigned' ? null : taskNotOpen(status);
}

/** To hand in, and to ask for more time. */
export function refusesWorkingOn({ status }: LivingTask): DomainError | null {
  if (status === 'assigned') return taskNotSignedFor();
  return status === 'signedFor' || status === 'returned' ? null : taskNotOpen(status);
}

export function refusesAskingExtension(state: LivingTask, on: LocalDate): DomainError | null {
  const closed = refusesWorkingOn(state);
  if (closed !== null) return closed;
  return state.request === null ? refusesMoreTime(state, on) : extensionPending();
}

/** What the programme says to more time asked for on that day. */
export function refusesMoreTime({ rules, due, extensionsGranted }: LivingTask, on: LocalDate): DomainError | null {
  const answer = interpreterOf(rules).extensionAllowed(rules, { on, dueOn: due.on, granted: extensionsGranted });
  switch (answer) {
    case 'notForeseen':
      return extensionNotForeseen();
    case 'tooLate':
      return extensionTooLate(rules.extension?.mayBeAskedUntil ?? 0);
    case 'tooOften':
      return extensionTooOften(rules.extension?.maxTimes ?? 0);
    case 'allowed':
      return null;
    default:
      return assertNever(answer);
  }
}

export function refusesDecidingExtension(request: TaskExtensionRequested | null, by: OfficerAsOf): DomainError | null {
  if (request === null) return extensionUnknown();
  const { askedBy, recordedBy } = request;
  return sharePerson(askedBy, by) || (recordedBy !== undefined && sharePerson(recordedBy, by)) ? ownRequest() : null;
}

export function refusesTaskReview(state: LivingTask, acting: ActingOfficer): DomainError | null {
  const { rules, submission } = state;
  const reviewer = state.status === 'submitted' ? interpreterOf(rules).levelOf(rules, state.level) : null;
  if (reviewer === null || submission === null) return notSubmitted();
  return reviewOfOwn(submission, reviewer.actedBy, acting, { ownSubmission, ownUnitSubmission });
}

export function refusesReopeningTask({ status }: LivingTask): DomainError | null {
  return status === 'completed' ? null : taskNotCompleted();
}

export function refusesReassigning({ status }: LivingTask): DomainError | null {
  return status === 'submitted' || status === 'completed' || status === 'withdrawn' ? taskNotOpen(status) : null;
}

export function refusesWithdrawingTask({ status }: LivingTask): DomainError | null {
  return status === 'completed' || status === 'withdrawn' ? taskNotOpen(status) : null;
}

export function refusesConfirmingTask(proposal: TaskCorrectionProposed | null, by: OfficerAsOf): DomainError | null {
  if (proposal === null) return taskCorrectionUnknown();
  return sharePerson(proposal.proposedBy, by) ? taskCorrectionBySamePerson() : null;
}

export function refusesDecliningTask(proposal: TaskCorrectionProposed | null): DomainError | null {
  return proposal === null ? taskCorrectionUnknown() : null;
}

export function refusesReexamining({ reexamine }: Pick<LivingTask, 'reexamine'>): DomainError | null {
  return Object.keys(reexamine).length === 0 ? nothingToReexamine() : null;
}

/** Once a day by the same unit, and only while the units have it in hand. */
export function refusesUrging(
  state: LivingTask,
  { officer, unitIds }: ActingOfficer,
  on: LocalDate,
): DomainError | null {
  if (!clockRuns(state)) return taskNotOpen(state.status);
  const accountable = accountableUnit(state.units);
  if (accountable !== null && unitIds.includes(accountable.id)) return urgingOneself();
  return state.urged[urger(officer)] === on ? taskUrgedToday(on) : null;
}

export function refusesHandingOver({ status }: LivingTask): DomainError | null {
  return status === 'completed' || status === 'withdrawn' ? taskNotOpen(status) : null;
}
