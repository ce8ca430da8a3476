import {
  refusesAskingExtension,
  refusesConfirmingTask,
  refusesDecidingExtension,
  refusesDecliningTask,
  refusesDelivering,
  refusesHandingOver,
  refusesReassigning,
  refusesReexamining,
  refusesRefusal,
  refusesReopeningTask,
  refusesSignedUnits,
  refusesTaskReview,
  refusesTaskSignature,
  refusesUnboundUnits,
  refusesUrging,
  refusesWithdrawingTask,
  refusesWorkingOn,
  type LivingTask,
  type TaskAct,
} from '@gongjian/plans-domain';
import type { DomainError, LocalDate } from '@gongjian/shared-kernel';
import type { Acting, AskedAct } from '@gongjian/shared-records';
import { mayReviewAt } from '../acting/review-levels.js';
import { mayDecideExtension, notYourTaskUnit, taskResource } from './task-writer.js';

export function askedTaskActs(state: LivingTask, today: LocalDate): Readonly<Record<TaskAct, AskedAct>> {
  const resource = taskResource(state);
  const level = state.status === 'submitted' ? state.level : 1;
  const review = mayReviewAt(state, level, resource) ?? { action: 'task.assign', resource };
  return {
    deliver: { action: 'task.assign', refuses: () => refusesDelivering(state) },
    sign: { action: 'task.signFor', refuses: (acting) => refusesTaskSignature(state) ?? refusesSigner(state, acting) },
    refuse: { action: 'task.refuse', refuses: (acting) => refusesRefusal(state) ?? refusesUnit(state, acting) },
    askExtension: {
      action: 'task.requestExtension',
      refuses: (acting) => refusesAskingExtension(state, today) ?? refusesUnit(state, acting),
    },
    decideExtension: {
      action: 'task.decideExtension',
      role: mayDecideExtension(state).role,
      refuses: ({ officer }) => refusesDecidingExtension(state.request, officer),
    },
    submit: { action: 'task.submit', refuses: (acting) => refusesWorkingOn(state) ?? refusesUnit(state, acting) },
    review: { ...review, refuses: (acting) => refusesTaskReview(state, acting) },
    reopen: { action: 'task.reopen', refuses: () => refusesReopeningTask(state) },
    remind: { action: 'task.urge', refuses: (acting) => refusesUrging(state, acting, today) },
    handOver: { action: 'task.handOver', refuses: () => refusesHandingOver(state) },
    reassign: { action: 'task.assign', refuses: () => refusesReassigning(state) },
    withdraw: { action: 'task.withdraw', refuses: () => refusesWithdrawingTask(state) },
    correct: { action: 'record.correct', refuses: () => null },
    confirmCorrection: {
      action: 'record.correct',
      refuses: ({ officer }) => refusesConfirmingTask(state.proposal, officer),
    },
    declineCorrection: { action: 'record.correct', refuses: () => refusesDecliningTask(state.proposal) },
    reexamine: { action: 'record.correct', refuses: () => refusesReexamining(state) },
  };
}

function refusesSigner(state: LivingTask, acting: Acting): DomainError | null {
  return refusesOthers(state, acting) ?? refusesSignedUnits(state, acting.unitIds);
}

function refusesUnit(state: LivingTask, acting: Acting): DomainError | null {
  return refusesOthers(state, acting) ?? refusesUnboundUnits(state, acting.unitIds);
}

function refusesOthers({ units }: LivingTask, { unitIds }: Acting): DomainError | null {
  return units.some(({ unit }) => unitIds.includes(unit.id)) ? null : notYourTaskUnit();
}
