import type { DomainError, OfficerAsOf } from '@gongjian/shared-kernel';
import type { KnownObjection } from './objection-state.js';
import {
  noIdentity,
  notHandler,
  objectionDecidedAlready,
  objectionNotDecided,
  objectionRepliedAlready,
} from './objection.errors.js';

export const OBJECTION_ACTS = ['assignHandler', 'decide', 'reply', 'openIdentity'] as const;
export type ObjectionAct = (typeof OBJECTION_ACTS)[number];

export function refusesAssigningHandler({ decided }: KnownObjection): DomainError | null {
  return decided === null ? null : objectionDecidedAlready();
}

export function refusesDecidingObjection(
  { decided, handler }: KnownObjection,
  { personId }: OfficerAsOf,
): DomainError | null {
  if (decided !== null) return objectionDecidedAlready();
  return handler?.handler.personId === personId ? null : notHandler();
}

export function refusesReplying({ decided, received, replied }: KnownObjection): DomainError | null {
  if (decided === null) return objectionNotDecided();
  if (received.contact === null) return noIdentity();
  return replied === null ? null : objectionRepliedAlready();
}

export function refusesOpeningIdentity({ received }: KnownObjection): DomainError | null {
  return received.identity === null ? noIdentity() : null;
}
