import type { Position } from '@gongjian/shared-event-sourcing';

const DIGITS = 20;

/** 20 decimal digits, so that positions compare as strings. */
export function positionOf(decimal: string): Position {
  return decimal.padStart(DIGITS, '0');
}

/** Decimal text for a `bigint` parameter. @throws TypeError for what is not a position of this engine. */
export function decimalOf(position: Position): string {
  if (!/^[0-9]{20}$/.test(position)) throw new TypeError(`not a position of this log: ${position}`);
  return BigInt(position).toString();
}
