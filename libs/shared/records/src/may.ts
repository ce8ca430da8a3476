import type { Action, PolicyResource, Role } from '@gongjian/shared-access';

/** What the policy is asked; with `role` only rights of that role count. */
export interface May {
  readonly action: Action;
  readonly resource: Omit<PolicyResource, 'tenant'>;
  readonly role?: Role;
}
