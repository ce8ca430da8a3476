export { contexts, type StoredContext } from './contexts.js';
export { deployedProjections } from './deployed-projections.js';
export { deployedRecoveries, deployedReproductions } from './deployed-reproductions.js';
export {
  ISSUER_ROLE,
  KEYS_DATABASE,
  KEYS_OWNER_ROLE,
  KEYS_ROLE,
  loginRoles,
  MAIN_DATABASE,
  MIGRATOR_ROLE,
  oneProcessRoles,
  projectorRoleOf,
  serviceRoleOf,
} from './deployment-roles.js';
export { migrateForOneProcess, migrateForServices, type DeploymentDatabases } from './migrate-deployment.js';
export { prepareServer } from './prepare-server.js';
