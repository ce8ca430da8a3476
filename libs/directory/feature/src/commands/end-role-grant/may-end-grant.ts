import type { PersonState } from '@gongjian/directory-domain';
import type { May } from '@gongjian/shared-records';

/** A delegated right may be ended by the delegator as well. */
export function mayEndGrant(state: PersonState, personId: string, grantId: string): May {
  const grant = state.status === 'absent' ? undefined : state.grants.find((held) => held.id === grantId);
  const divisionId = grant?.division.id;
  return grant?.kind === 'delegated' && grant.actsFor !== null
    ? { action: 'role.revokeDelegation', resource: { divisionId, personId: grant.actsFor.personId } }
    : { action: 'role.grant', resource: { divisionId, personId } };
}
