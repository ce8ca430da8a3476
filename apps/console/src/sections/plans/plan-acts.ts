import type { Role } from '../../session/me.js';
import type { Plan } from './codes.js';

type Refusal = { readonly code: string; readonly zh: string; readonly en: string };

export interface PlanActs {
  /** Header, stages and items of a draft; discarding it. */
  readonly edit: boolean;
  readonly groups: boolean;
  readonly issue: boolean;
  readonly correct: boolean;
  readonly lateItem: boolean;
  readonly retryItem: boolean;
  readonly dropItem: boolean;
  /** A reason where only what was not done yet stands against it. */
  readonly close: boolean | Refusal;
  readonly confirm: boolean | Refusal;
  readonly decline: boolean;
  /** Acts on its tasks, each of which is asked again for its own. */
  readonly tasks: boolean;
}

const ON_TASKS: readonly Role[] = ['office', 'town', 'leader', 'reviewer', 'unitHead'];

export function planActs({ status, may }: Plan, roles: ReadonlySet<Role>): PlanActs {
  const allowed = (act: string): boolean => may?.[act] === true;
  const orWhy = (act: string): boolean | Refusal => {
    const answer = may?.[act] ?? null;
    if (answer === null || answer === true) return answer === true;
    return answer.code.startsWith('ACCESS.') ? false : answer;
  };
  const inForce = status === 'issuing' || status === 'issued';
  return {
    edit: allowed('changeHeader'),
    groups: allowed('setGroup'),
    issue: allowed('issue'),
    correct: allowed('correct'),
    lateItem: allowed('recordItemLate'),
    retryItem: allowed('retryItem'),
    dropItem: allowed('dropItem'),
    close: inForce && orWhy('close'),
    confirm: orWhy('confirmCorrection'),
    decline: allowed('declineCorrection'),
    tasks: may !== null && inForce && ON_TASKS.some((role) => roles.has(role)),
  };
}
