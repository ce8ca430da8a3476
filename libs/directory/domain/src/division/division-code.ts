import { DIVISION_LEVELS, type DivisionLevel } from '@gongjian/directory-contracts';

/** The level a 12-digit code (2+2+2+3+3) names: that of its last part that is not all zeros. */
export function levelOfCode(code: string): DivisionLevel | null {
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{3})(\d{3})$/.exec(code)?.slice(1);
  if (parts === undefined || Number(parts[0]) === 0) return null;
  return DIVISION_LEVELS[parts.findLastIndex((part) => Number(part) !== 0)] ?? null;
}

/** Whether a division of that level may stand under the one with that code, at whatever distance. */
export function standsBelow(level: DivisionLevel, parentCode: string): boolean {
  const parentLevel = levelOfCode(parentCode);
  return parentLevel !== null && DIVISION_LEVELS.indexOf(level) > DIVISION_LEVELS.indexOf(parentLevel);
}
