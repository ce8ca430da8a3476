import type { FilingRow, FilingState } from '@gongjian/plans-domain';
import type { Action } from '@gongjian/shared-access';
import { personIdsOf } from '@gongjian/shared-kernel';
import type { May } from '@gongjian/shared-records';

/** It stands in the division of its subject and belongs to the unit that hands it in. */
export function mayOnFiling(action: Action): (state: FilingState) => May {
  return (state) => ({ action, resource: filingResource(state) });
}

export function filingResource(state: FilingState): May['resource'] {
  if (state.status === 'none') return {};
  const { opened, submission } = state;
  return {
    divisionId: opened.subject.division.id,
    unitIds: [opened.unit.id],
    ...(submission === null
      ? {}
      : {
          submittedByUnitIds: [submission.unit.id, ...submission.submitterUnits],
          submittedByPersonIds: personIdsOf(submission.submittedBy),
        }),
  };
}

export function filingRowResource({ subject, unit }: FilingRow): May['resource'] {
  return { divisionId: subject.division.id, unitIds: [unit.id] };
}
