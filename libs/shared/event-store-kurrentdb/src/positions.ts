import type { Position } from '@gongjian/shared-event-sourcing';

const DIGITS = 20;
const LAST = 2n ** 63n - 1n;

export interface WirePosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Commit and prepare, 20 decimal digits each, so that positions compare as strings. */
export function positionOf({ commit, prepare }: WirePosition): Position {
  const digits = digitsOf(commit);
  return digits + (prepare === commit ? digits : digitsOf(prepare));
}

const digitsOf = (place: bigint): string => String(place).padStart(DIGITS, '0');

/** `null` for what no log of this engine has. */
export function wirePositionOf(position: Position): WirePosition | null {
  if (!/^[0-9]{40}$/.test(position)) return null;
  const commit = BigInt(position.slice(0, DIGITS));
  const prepare = BigInt(position.slice(DIGITS));
  return commit > LAST || prepare > LAST ? null : { commit, prepare };
}
