import { personIdsOf, type DomainError, type OfficerAsOf } from '@gongjian/shared-kernel';
import type { KnownObjection } from './objection-state.js';
import {
  handlerAssessed,
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

/** `assessors`: ids of everybody who assessed the candidate, or any where it is about the whole notice. */
export function refusesHandler(handler: OfficerAsOf, assessors: readonly string[]): DomainError | null {
  return personIdsOf(handler).some((personId) => assessors.includes(personId)) ? handlerAssessed() : null;
}

export function refusesDecidingObjection(
  { decided, handler }: KnownObjection,
  officer: OfficerAsOf,
  assessors: readonly string[],
): DomainError | null {
  if (decided !== null) return objectionDecidedAlready();
  if (handler?.handler.personId !== officer.personId) return notHandler();
  return refusesHandler(officer, assessors);
}

export function refusesReplying({ decided, received, replied }: KnownObjection): DomainError | null {
  if (decided === null) return objectionNotDecided();
  if (received.contact === null) return noIdentity();
  return replied === null ? null : objectionRepliedAlready();
}

export function refusesOpeningIdentity({ received }: KnownObjection): DomainError | null {
  return received.identity === null ? noIdentity() : null;
}
