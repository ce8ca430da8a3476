import type { Bound } from '@gongjian/shared-kernel';
import type { Say } from './faults.js';
import { isPercent, limitsOf, PERCENT, placesOf, reach, type Range } from './reach.js';

/** A bound that some values of the range meet and some do not, written with no more places than they have. */
export function checkBound(say: Say, pointer: string, bound: Bound, range: Range): void {
  if (range === PERCENT && !limitsOf(bound).every(isPercent)) {
    say(pointer, 'percentRange');
    return;
  }
  const { places } = range;
  if (places !== null && limitsOf(bound).some((limit) => (placesOf(limit) ?? Infinity) > places)) {
    say(pointer, 'places', String(places));
  }
  if (reach(bound, range) !== 'some') say(pointer, 'boundOutOfRange');
}

type ByClass<Value> = Value | { readonly byClass: Readonly<Record<string, Value>> };

/** The value of everybody, or of each class, with its place. */
export function eachOf<Value extends object>(
  value: ByClass<Value>,
  pointer: string,
): readonly (readonly [string, Value])[] {
  if (!('byClass' in value)) return [[pointer, value]];
  const { byClass } = value;
  return Object.entries(byClass).map(([code, each]) => [`${pointer}/byClass/${code}`, each]);
}

export function checkClasses(say: Say, pointer: string, value: object, asked: readonly string[]): void {
  if (!('byClass' in value)) return;
  const given = Object.keys((value as { readonly byClass: object }).byClass);
  for (const code of given) if (!asked.includes(code)) say(`${pointer}/byClass/${code}`, 'classUnknown', code);
  for (const code of asked) if (!given.includes(code)) say(`${pointer}/byClass`, 'classMissing', code);
}

export function checkCodes(say: Say, pointer: string, codes: readonly string[], known: readonly string[]): void {
  codes.forEach((code, index) => {
    if (!known.includes(code)) say(`${pointer}/${index}`, 'codeUnknown', code);
  });
}
