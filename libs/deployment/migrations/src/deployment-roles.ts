import { OWNER_ROLE, PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import { contexts } from './contexts.js';

/** Database of the log and the read models. */
export const MAIN_DATABASE = 'gongjian';
/** Database of the key store. */
export const KEYS_DATABASE = 'gongjian_keys';

/** Role that the parts of one process, or of one service, log in as; none of them owns anything. */
export const ISSUER_ROLE = 'gongjian_issuer';
export const KEYS_ROLE = 'gongjian_keys';

/** As which a deployment is migrated: owns the database of the log, and is a member of `gongjian_owner`. */
export const MIGRATOR_ROLE = 'gongjian_migrator';
/** As which the key store is migrated: owns its database. */
export const KEYS_OWNER_ROLE = 'gongjian_keys_owner';

/** Nobody logs in as one of these: they own tables, and say what a kind of service may. */
export const groupRoles: readonly string[] = [OWNER_ROLE, SERVICE_ROLE, PROJECTOR_ROLE];

/** As which the service of a context appends and reads. */
export function serviceRoleOf(context: string): string {
  return `gongjian_${context}`;
}

/** As which the service of a context writes its read models. */
export function projectorRoleOf(context: string): string {
  return `gongjian_${context}_projector`;
}

/** Every role that services log in as. */
export const serviceRoles: readonly string[] = [
  ...contexts.flatMap(({ name }) => [serviceRoleOf(name), projectorRoleOf(name)]),
  ISSUER_ROLE,
  KEYS_ROLE,
];

/** Every role of a deployment of services that has a password. */
export const loginRoles: readonly string[] = [...serviceRoles, MIGRATOR_ROLE, KEYS_OWNER_ROLE];

/** Every role that one process of all contexts logs in as. */
export const oneProcessRoles: readonly string[] = [SERVICE_ROLE, PROJECTOR_ROLE, ISSUER_ROLE, KEYS_ROLE];
