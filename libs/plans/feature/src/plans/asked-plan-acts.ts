import {
  proposalOf,
  refusesClosingPlan,
  refusesConfirmingPlan,
  refusesDecliningPlan,
  refusesUnlessDraft,
  refusesUnlessInForce,
  refusesWhenEnded,
  refusesWithoutFailure,
  type KnownPlan,
  type PlanAct,
} from '@gongjian/plans-domain';
import type { AskedAct } from '@gongjian/shared-records';
import { mayCorrectPlan, mayIssuePlan, mayManagePlan } from './may-manage-plan.js';

export function askedPlanActs(state: KnownPlan): Readonly<Record<PlanAct, AskedAct>> {
  const manage = mayManagePlan(state);
  const issue = mayIssuePlan(state);
  const correct = mayCorrectPlan(state);
  const whileDraft = { ...manage, refuses: () => refusesUnlessDraft(state) };
  const untilEnded = { ...manage, refuses: () => refusesWhenEnded(state) };
  const inForce = { refuses: () => refusesUnlessInForce(state) };
  return {
    changeHeader: whileDraft,
    setStages: whileDraft,
    setGroup: untilEnded,
    removeGroup: untilEnded,
    addItem: whileDraft,
    changeItem: whileDraft,
    removeItem: whileDraft,
    discard: whileDraft,
    issue: { ...issue, refuses: () => refusesUnlessDraft(state) },
    recordItemLate: { ...issue, ...inForce },
    retryItem: { ...issue, refuses: () => refusesWithoutFailure(state) },
    dropItem: { ...manage, refuses: () => refusesWithoutFailure(state) },
    correct: { ...correct, ...inForce },
    confirmCorrection: {
      ...correct,
      refuses: ({ officer }) => refusesUnlessInForce(state) ?? refusesConfirmingPlan(proposalOf(state), officer),
    },
    declineCorrection: {
      ...correct,
      refuses: () => refusesUnlessInForce(state) ?? refusesDecliningPlan(proposalOf(state)),
    },
    close: { ...manage, refuses: () => refusesClosingPlan(state) },
  };
}
