import { assertNever, type Decider } from '@gongjian/shared-kernel';
import {
  assignTask,
  markTaskOverdue,
  reassignTask,
  recordDelivery,
  refuseTask,
  remindTask,
  reviseTaskDue,
  signForTask,
  withdrawTask,
} from './task-assignment.js';
import { confirmCorrection, correctTask, declineCorrection, reexamineDecisions } from './task-correction.js';
import { handOverTask, urgeTask } from './task-dealing.js';
import { reopenTask, reviewEvidence, submitEvidence } from './task-evidence.js';
import { grantExtension, refuseExtension, requestExtension } from './task-extension.js';
import { withEndOfOverdue } from './task-overdue.js';
import { evolveTask, initialTaskState, type TaskState } from './task-state.js';
import type { TaskCommand } from './task.commands.js';
import { taskNotFound } from './task.errors.js';
import type { TaskEvent } from './task.events.js';

export const taskDecider: Decider<TaskState, TaskCommand, TaskEvent> = {
  initialState: initialTaskState,
  decide: (command, state) => withEndOfOverdue(decide(command, state), state),
  evolve: evolveTask,
};

function decide(command: TaskCommand, state: TaskState): readonly TaskEvent[] {
  if (command.type === 'AssignTask') return assignTask(command, state);
  if (state.status === 'none') throw taskNotFound();
  switch (command.type) {
    case 'RecordTaskDelivery':
      return recordDelivery(command, state);
    case 'SignForTask':
      return signForTask(command, state);
    case 'RefuseTask':
      return refuseTask(command, state);
    case 'RequestExtension':
      return requestExtension(command, state);
    case 'GrantExtension':
      return grantExtension(command, state);
    case 'RefuseExtension':
      return refuseExtension(command, state);
    case 'SubmitEvidence':
      return submitEvidence(command, state);
    case 'ReviewEvidence':
      return reviewEvidence(command, state);
    case 'ReopenTask':
      return reopenTask(command, state);
    case 'WithdrawTask':
      return withdrawTask(command, state);
    case 'ReassignTask':
      return reassignTask(command, state);
    case 'UrgeTask':
      return urgeTask(command, state);
    case 'HandOverTask':
      return handOverTask(command, state);
    case 'RemindTask':
      return remindTask(command, state);
    case 'MarkTaskOverdue':
      return markTaskOverdue(command, state);
    case 'ReviseTaskDue':
      return reviseTaskDue(command, state);
    case 'CorrectTask':
      return correctTask(command, state);
    case 'ConfirmTaskCorrection':
      return confirmCorrection(command, state);
    case 'DeclineTaskCorrection':
      return declineCorrection(command, state);
    case 'ReexamineDecisions':
      return reexamineDecisions(command, state);
    default:
      return assertNever(command);
  }
}
