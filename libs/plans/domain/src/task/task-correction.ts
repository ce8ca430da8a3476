import { assertNever, refuse, sameFacts, type DomainCommand, type WorkingCalendar } from '@gongjian/shared-kernel';
import { refusesDemands } from '../plan/demand.js';
import { startClock } from '../rules/start-clock.js';
import type { ConfirmTaskCorrection, CorrectTask, DeclineTaskCorrection, ReexamineDecisions } from './task.commands.js';
import { nothingToReexamine, taskCorrectionPending, taskCorrectionUnknown, taskNotOpen } from './task.errors.js';
import type { TaskCorrected, TaskCorrection, TaskCorrectionProposed, TaskDecision, TaskEvent } from './task.events.js';
import { basisOf } from './task-clock.js';
import { refusesConfirmingTask } from './task-may.js';
import type { LivingTask } from './task-state.js';

/** A fact that fed a decision needs a second person; before that one is enough. */
export function correctTask(command: CorrectTask, state: LivingTask): readonly TaskEvent[] {
  const { calendar, by, ...proposed } = command.data;
  const proposal: TaskCorrectionProposed = { ...proposed, proposedBy: by };
  if (sameFacts(valueOf(state, proposal.correction), proposal.correction.value)) return [];
  if (proposal.correction.field === 'demands') refuse(refusesDemands(proposal.correction.value));
  if (proposal.correction.field === 'dueOn' && (state.status === 'completed' || state.status === 'withdrawn')) {
    throw taskNotOpen(state.status);
  }
  if (decisionsThatUsed(state, proposal.correction).length === 0)
    return [corrected(proposal, state, null, calendar, command)];
  if (state.proposal !== null) {
    if (state.proposal.correctionId === proposal.correctionId) return [];
    throw taskCorrectionPending();
  }
  return [{ type: 'TaskCorrectionProposed', data: proposal }];
}

export function confirmCorrection(command: ConfirmTaskCorrection, state: LivingTask): readonly TaskEvent[] {
  const { correctionId, by, calendar } = command.data;
  const proposal = pending(state, correctionId);
  refuse(refusesConfirmingTask(proposal, by));
  return [corrected(proposal, state, by, calendar, command)];
}

export function declineCorrection({ data }: DeclineTaskCorrection, state: LivingTask): readonly TaskEvent[] {
  pending(state, data.correctionId);
  const { taskId, correctionId, reason, by } = data;
  return [{ type: 'TaskCorrectionDeclined', data: { taskId, correctionId, reason, declinedBy: by } }];
}

function corrected(
  proposal: TaskCorrectionProposed,
  state: LivingTask,
  confirmedBy: TaskCorrected['confirmedBy'],
  calendar: WorkingCalendar,
  command: DomainCommand,
): TaskEvent {
  const { correction } = proposal;
  const due =
    correction.field === 'dueOn'
      ? startClock(state.rules, correction.value, { kind: 'corrected' }, calendar, command)
      : null;
  return {
    type: 'TaskCorrected',
    data: {
      ...proposal,
      was: valueOf(state, correction),
      due,
      confirmedBy,
      reexamine: decisionsThatUsed(state, correction),
    },
  };
}

/** One person looks again at every decision that used the wrong value, and says whether it stands. */
export function reexamineDecisions({ data }: ReexamineDecisions, state: LivingTask): readonly TaskEvent[] {
  const { taskId, correctionId, outcome, reason, by } = data;
  const decisions = state.reexamine[correctionId];
  if (decisions === undefined) throw nothingToReexamine();
  const basis = basisOf(state);
  return [
    {
      type: 'TaskDecisionsReexamined',
      data: { taskId, correctionId, decisions, outcome, reason, reexaminedBy: by, basis },
    },
  ];
}

/** Reviews use everything a task says; what is decided about its clock uses the due date. */
function decisionsThatUsed(state: LivingTask, { field }: TaskCorrection): readonly TaskDecision[] {
  return field === 'dueOn' ? state.decisions : state.decisions.filter((decision) => 'submission' in decision);
}

function pending(state: LivingTask, correctionId: string): TaskCorrectionProposed {
  if (state.proposal === null || state.proposal.correctionId !== correctionId) throw taskCorrectionUnknown();
  return state.proposal;
}

function valueOf(state: LivingTask, correction: TaskCorrection): TaskCorrection['value'] {
  switch (correction.field) {
    case 'heading':
      return state.heading;
    case 'content':
      return state.content;
    case 'deliverables':
      return state.deliverables;
    case 'documentNumber':
      return state.documentNumber;
    case 'persons':
      return state.persons;
    case 'dueOn':
      return state.due.on;
    case 'demands':
      return state.demands;
    default:
      return assertNever(correction);
  }
}
