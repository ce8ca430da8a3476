import type { Level, PublishableDefinition } from '@gongjian/plans-contracts';

const LEVELS: readonly Level[] = ['national', 'province', 'city', 'county', 'town', 'community'];

export function isHigherOrEqual(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(than);
}

export function isHigher(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(than);
}

/** A level that stands below some division that is a subject. */
export function isBelowSubject(level: Level, { subjects }: Pick<PublishableDefinition, 'subjects'>): boolean {
  return subjects.who.some(({ kind, level: of }) => kind === 'division' && of !== undefined && isHigher(of, level));
}
