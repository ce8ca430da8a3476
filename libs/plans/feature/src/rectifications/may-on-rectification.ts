import type { RectificationRow, RectificationState } from '@gongjian/plans-domain';
import type { Action } from '@gongjian/shared-access';
import { personIdsOf, type UnitAsOf } from '@gongjian/shared-kernel';
import type { May } from '@gongjian/shared-records';

export function mayOnRectification(action: Action): (state: RectificationState) => May {
  return (state) => ({ action, resource: rectificationResource(state) });
}

/** It stands in the division of its subject and belongs to the unit that answers for it. */
export function rectificationResource(state: RectificationState): May['resource'] {
  if (state.status === 'none') return {};
  const { place, unit, submission } = state;
  const submitted =
    submission === null
      ? {}
      : {
          submittedByUnitIds: [submission.unit.id, ...submission.submitterUnits],
          submittedByPersonIds: personIdsOf(submission.submittedBy),
        };
  return { divisionId: place.subject.division.id, unitIds: idsOf(unit), ...submitted };
}

export function rectificationRowResource({ subject, unit }: RectificationRow): May['resource'] {
  return { divisionId: subject.division.id, unitIds: idsOf(unit) };
}

function idsOf(unit: UnitAsOf | null): readonly string[] {
  return unit === null ? [] : [unit.id];
}
