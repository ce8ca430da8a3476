import type { ChainRole, Level } from '@gongjian/plans-contracts';
import { canonicalJson, daysBetween, spanBefore, type Span } from '@gongjian/shared-kernel';
import { isHigherOrEqual } from './levels.js';

interface Days {
  readonly days: number;
  readonly of: 'calendar' | 'working';
  readonly dayOff?: 'asWritten';
}

/** A time that protects a subject is as long as the parent's. */
export function daysKept(child: Days | undefined, parent: Days): boolean {
  return child !== undefined && !isShorter(child, parent);
}

/** A time that binds an office is no longer than the parent's; where the parent sets one, there is one. */
export function daysBind(child: Days | undefined, parent: Days | undefined): boolean {
  return parent === undefined || (child !== undefined && !isShorter(parent, child));
}

/** Fewer days, or days of a kind that pass sooner: as written before moved on before working days. */
function isShorter(a: Days, b: Days): boolean {
  return a.days < b.days || lengthOf(a) < lengthOf(b);
}

function lengthOf({ of, dayOff }: Days): number {
  if (of === 'working') return 2;
  return dayOff === undefined ? 1 : 0;
}

export function byCode<Item extends { readonly code: string }>(
  items: readonly Item[],
  code: string,
  at: string,
): readonly [Item | undefined, string] {
  const index = items.findIndex((item) => item.code === code);
  return [items[index], index < 0 ? at : `${at}/${index}`];
}

export function holdsAll<Code extends string>(child: readonly Code[], parent: readonly Code[]): boolean {
  return parent.every((code) => child.includes(code));
}

/** `undefined`: any. */
export function isAmong(child: readonly string[] | undefined, parent: readonly string[] | undefined): boolean {
  return parent === undefined || (child !== undefined && child.every((code) => parent.includes(code)));
}

/** Whether it stands as far along in the order, or farther. */
export function isAsFar<Item>(order: readonly Item[], child: Item, parent: Item): boolean {
  return order.indexOf(child) >= order.indexOf(parent);
}

/** Who acts and signs, the lowest first. */
export const ROLES: readonly ChainRole[] = ['community', 'town', 'reviewer', 'office', 'leader'];

/** How often, the rarest first. */
export const OFTEN = ['once', 'year', 'halfYear', 'quarter', 'month', 'week', 'day'] as const;

export function isAsHigh(child: Level | 'self' | undefined, parent: Level | 'self' | undefined): boolean {
  if (child === undefined || parent === undefined || child === 'self' || parent === 'self') return child === parent;
  return isHigherOrEqual(child, parent);
}

export function lookBackKept(child: Span | undefined, parent: Span | undefined): boolean {
  return parent === undefined || (child !== undefined && atLeastAsLong(child, parent));
}

const REFERENCE_DAY = '2026-01-01';

export function atLeastAsLong(child: Span, parent: Span): boolean {
  const [mine, theirs] = [child, parent].map((span) => daysBetween(spanBefore(span, REFERENCE_DAY), REFERENCE_DAY));
  return (mine as number) >= (theirs as number);
}

export function same(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);
}
