export { AccessGuard, bearerOf, Public } from './access.guard.js';
export { accessStale, issuerUnavailable, unauthenticated, unknownAccount } from './access.errors.js';
export { AccessModule, type AccessModuleOptions } from './access.module.js';
export { ACCOUNT_RESERVATION, accountReservationId, accountTargetOf } from './directory/account-reservation.js';
export { allDirectoryTables, directoryTables, type DirectoryTables } from './directory/directory-tables.js';
export {
  Directory,
  type AccountHolder,
  type DirectoryDivision,
  type DirectoryGrant,
  type DirectoryPerson,
  type DirectoryService,
  type DirectorySubject,
  type DirectoryTenant,
  type DirectoryUnit,
  type Seat,
} from './directory/directory.js';
export { ProjectedDirectory, type ProjectedDirectoryOptions } from './directory/projected-directory.js';
export { OperationsModule } from './operations/operations.module.js';
export { actedBy, actedFor, actorOf } from './policy/actor.js';
export { accessDenied, type DenialReason } from './policy/policy.errors.js';
export { Policy, type PolicyResource, type PolicyScope } from './policy/policy.js';
export { ACTIONS, type Action } from './policy/policy-table.js';
export { type DirectoryPost, type Principal, type Role, type RoleGrant } from './principal.js';
export { Principals } from './principals.js';
export {
  DEFAULT_ALGORITHMS,
  TokenVerifier,
  type TokenVerifierOptions,
  type TrustedIssuer,
  type VerifiedToken,
} from './token/token-verifier.js';
