export {
  Directory,
  type AccountHolder,
  type DirectoryDivision,
  type DirectoryGrant,
  type DirectoryPerson,
  type DirectorySubject,
  type DirectoryTenant,
  type DirectoryUnit,
} from './directory/directory.js';
export { actedBy, actedFor, actorOf } from './policy/actor.js';
export { accessDenied, type DenialReason } from './policy/policy.errors.js';
export { Policy, type PolicyResource, type PolicyScope } from './policy/policy.js';
export { ACTIONS, type Action } from './policy/policy-table.js';
export { type DirectoryPost, type Principal, type Role, type RoleGrant } from './principal.js';
