import type { Role } from '../../session/me.js';
import type { Answer } from '../../api/client.js';

type Slate = Answer<'/api/awards/v1/slates/{id}'>;

export interface SlateMay {
  readonly strike: boolean;
  readonly approve: boolean;
  readonly openNotice: boolean;
}

/** What may be done with a list, by who asks, how it stands, and whether its programme asks for a notice. */
export function slateMay({ status }: Pick<Slate, 'status'>, roles: ReadonlySet<Role>, withNotice: boolean): SlateMay {
  const prepared = status === 'prepared';
  const officeOrLeader = roles.has('office') || roles.has('leader');
  return {
    strike: prepared && officeOrLeader,
    approve: prepared && !withNotice && roles.has('leader'),
    openNotice: prepared && withNotice && officeOrLeader,
  };
}
