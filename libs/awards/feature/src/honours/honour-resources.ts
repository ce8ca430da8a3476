import type { CircularRow, CircularState, CommendationState } from '@gongjian/awards-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

/** A commendation stands where the authority that adopted the programme stands. */
export function mayOnCommendation(action: Action): (state: CommendationState) => May {
  return (state) => ({
    action,
    resource: { divisionId: state.status === 'none' ? undefined : state.proposed.division?.id },
  });
}

/** What the authority does with a circular. */
export function mayOnCircular(action: Action): (state: CircularState) => May {
  return (state) => ({
    action,
    resource: { divisionId: state.status === 'none' ? undefined : state.drafted.authority.division.id },
  });
}

/** What the unit itself does, or the office for it. */
export function mayForUnit(action: Action): (state: CircularState) => May {
  return (state) => ({ action, resource: state.status === 'none' ? {} : circularResource(state) });
}

export function circularResource({ drafted: { unit } }: Pick<CircularRow, 'drafted'>): May['resource'] {
  return { divisionId: unit.division.id, unitIds: [unit.id] };
}
