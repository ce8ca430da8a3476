import type { Role } from '../../session/me.js';

/** Who opens rounds by hand. */
export function mayOpenRound(roles: ReadonlySet<Role>): boolean {
  return roles.has('office') || roles.has('leader');
}

/** Who appoints assessors to many sheets at once; each sheet says for itself whether it still takes one. */
export function mayAppoint(roles: ReadonlySet<Role>): boolean {
  return roles.has('office');
}
