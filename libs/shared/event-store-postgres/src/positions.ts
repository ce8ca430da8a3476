import type { Position } from '@gongjian/shared-event-sourcing';

const DIGITS = 20;

/** 20 decimal digits, so that positions compare as strings. */
export function positionOf(decimal: string): Position {
  return decimal.padStart(DIGITS, '0');
}

export function isPosition(text: string): boolean {
  return /^[0-9]{20}$/.test(text);
}

/** Decimal text for a `bigint` parameter. @throws TypeError for what is not a position of this engine. */
export function decimalOf(position: Position): string {
  if (!isPosition(position)) throw new TypeError(`not a position of this log: ${position}`);
  return BigInt(position).toString();
}
