export { contexts, type StoredContext } from './contexts.js';
export {
  ISSUER_ROLE,
  KEYS_ROLE,
  migrateForOneProcess,
  migrateForServices,
  oneProcessRoles,
  projectorRoleOf,
  serviceRoleOf,
  serviceRoles,
  type DeploymentDatabases,
} from './migrate-deployment.js';
