import type { ObjectionState } from '@gongjian/awards-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

export function mayOnObjection(action: Action): (state: ObjectionState) => May {
  return (state) => ({ action, resource: objectionResource(state) });
}

export function objectionResource(state: ObjectionState): May['resource'] {
  return { divisionId: state.status === 'none' ? undefined : state.received.division?.id };
}
