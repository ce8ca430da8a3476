import type { ObjectionState } from '@gongjian/awards-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

export function mayOnObjection(action: Action): (state: ObjectionState) => May {
  return (state) => ({ action, resource: { divisionId: divisionIdOf(state) } });
}

function divisionIdOf(state: ObjectionState): string | undefined {
  return state.status === 'none' ? undefined : state.received.division?.id;
}
