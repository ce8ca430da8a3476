import type { Level } from '@gongjian/plans-contracts';

const LEVELS: readonly Level[] = ['national', 'province', 'city', 'county', 'town', 'community'];

export function isHigherOrEqual(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(than);
}

export function isHigher(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(than);
}
