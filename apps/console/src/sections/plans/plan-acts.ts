import type { Role } from '../../session/me.js';
import type { Plan } from './codes.js';

export interface PlanActs {
  /** Header, stages and items of a draft; discarding it. */
  readonly edit: boolean;
  readonly groups: boolean;
  readonly issue: boolean;
  readonly correct: boolean;
  /** Late items, failed items, closing. */
  readonly inForce: boolean;
  /** Acts on its tasks. */
  readonly tasks: boolean;
}

export function planActs({ status }: Plan, roles: ReadonlySet<Role>, past: boolean): PlanActs {
  const office = !past && roles.has('office');
  const draft = status === 'draft';
  const inForce = status === 'issuing' || status === 'issued';
  return {
    edit: office && draft,
    groups: office && (draft || inForce),
    issue: !past && draft && (office || roles.has('leader')),
    correct: office && inForce,
    inForce: office && inForce,
    tasks:
      !past &&
      inForce &&
      (['office', 'town', 'leader', 'reviewer', 'unitHead'] as const).some((role) => roles.has(role)),
  };
}
