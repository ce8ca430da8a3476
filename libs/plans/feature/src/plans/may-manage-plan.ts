import type { PlanState } from '@gongjian/plans-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

export function mayOnPlan(action: Action): (state: PlanState) => May {
  return (state) => ({
    action,
    resource: { divisionId: state.status === 'none' ? undefined : state.header.division.id },
  });
}

export const mayManagePlan = mayOnPlan('plan.manage');
export const mayIssuePlan = mayOnPlan('plan.issue');
export const mayCorrectPlan = mayOnPlan('record.correct');
