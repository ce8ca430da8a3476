import { actedBy, type Principal, type RoleGrant } from '@gongjian/shared-access';
import type { Acts, CommandResult } from '@gongjian/shared-event-sourcing';
import type { WriteRequest } from '@gongjian/shared-http';
import type { ActingOfficer, Actor, OfficerAsOf } from '@gongjian/shared-kernel';

export type Write = WriteRequest<Principal>;

/** An id of what was written, and the result of the command. */
export interface Done {
  readonly id: string;
  readonly result: CommandResult;
}

/** Who does it and by which right. */
export interface Acting extends ActingOfficer {
  readonly grant: RoleGrant;
  readonly by: Acts;
}

export function actingBy(principal: Principal, grant: RoleGrant): Acting {
  const by = actedBy(principal, grant);
  const represented = grant.onBehalfOf?.unit?.id;
  return {
    grant,
    by,
    officer: officerBehind(by),
    unitIds: represented === undefined ? principal.unitIds : [...new Set([...principal.unitIds, represented])],
  };
}

/**
 * Who acted, with the person it was done for where it was not in an own right.
 *
 * @throws TypeError for a rule and for the public: they are no officers
 */
export function officerBehind({ actor, onBehalfOf }: Acts): OfficerAsOf {
  return { ...officerOf(actor), ...(onBehalfOf === undefined ? {} : { onBehalfOf: officerOf(onBehalfOf) }) };
}

function officerOf(actor: Actor): OfficerAsOf {
  const { kind, id, role, post, unit, division } = actor;
  if (kind !== 'person' && kind !== 'service') throw new TypeError(`${kind} is no officer`);
  return { ...(kind === 'service' ? { kind } : {}), personId: id, role, post, unit, division };
}

/** The actor that {@link officerBehind} made the officer of, without the one it was done for. */
export function actorFrom(officer: OfficerAsOf): Actor {
  const { kind = 'person', personId, role, post, unit, division } = officer;
  return { kind, id: personId, role, post, unit, division };
}
