import type { Answer } from '../../api/client.js';
import type { Role } from '../../session/me.js';

type Commendation = Answer<'/api/awards/v1/commendations/{id}'>;

export interface CommendationMay {
  /** `samePerson`: whoever proposed it does not decide it. */
  readonly decide: boolean | 'samePerson';
  readonly drop: boolean;
  readonly revoke: boolean;
}

/** What may be done with a commendation, by who asks and how it stands. */
export function commendationMay(
  { status, proposedBy }: Pick<Commendation, 'status' | 'proposedBy'>,
  me: { readonly id: string; readonly roles: ReadonlySet<Role> },
): CommendationMay {
  const leader = me.roles.has('leader');
  const proposed = status === 'proposed';
  return {
    decide: proposed && leader ? (proposedBy.personId === me.id ? 'samePerson' : true) : false,
    drop: proposed && (leader || me.roles.has('office')),
    revoke: status === 'decided' && leader,
  };
}
