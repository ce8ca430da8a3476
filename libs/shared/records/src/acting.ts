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

/** Who acted, with the person it was done for where it was not in an own right. */
export function officerBehind({ actor, onBehalfOf }: Acts): OfficerAsOf {
  return { ...officerOf(actor), ...(onBehalfOf === undefined ? {} : { onBehalfOf: officerOf(onBehalfOf) }) };
}

function officerOf(actor: Actor): OfficerAsOf {
  const { id, role, post, unit, division } = actor;
  return { personId: id, role, post, unit, division };
}

export function actorFrom(officer: OfficerAsOf): Actor {
  const { personId, role, post, unit, division } = officer;
  return { kind: 'person', id: personId, role, post, unit, division };
}
