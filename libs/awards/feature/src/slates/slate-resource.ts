import type { SlateState } from '@gongjian/awards-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

/** What the policy is asked about a list: it stands where its titles are decided on. */
export function mayOnSlate(action: Action): (state: SlateState) => May {
  return (state) => ({ action, resource: { divisionId: divisionIdOf(state) } });
}

function divisionIdOf(state: SlateState): string | undefined {
  return state.status === 'none' ? undefined : state.prepared.division?.id;
}
