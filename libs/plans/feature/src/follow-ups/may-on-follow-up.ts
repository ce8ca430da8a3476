import { unitsOfFollowUp, type FollowUpRow, type FollowUpState } from '@gongjian/plans-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

export function mayOnFollowUp(action: Action): (state: FollowUpState) => May {
  return (state) => ({ action, resource: followUpResource(state) });
}

/** It stands in the division of its subject. */
export function followUpResource(state: FollowUpState): May['resource'] {
  const subject = state.status === 'none' ? undefined : state.opened?.subject;
  return subject === undefined ? {} : { divisionId: subject.division.id };
}

export function followUpRowResource(row: FollowUpRow): May['resource'] {
  return { divisionId: row.subject.division.id, unitIds: unitsOfFollowUp(row) };
}
