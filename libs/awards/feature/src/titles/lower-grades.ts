import type { ProgrammeDefinition } from '@gongjian/plans-contracts';

/** The named grades below the held one, best first. */
export function lowerGrades({ grading }: ProgrammeDefinition, held: string): readonly string[] {
  const grades = grading?.grades ?? [];
  const at = grades.findIndex(({ code }) => code === held);
  return grades.slice(at + 1).flatMap(({ code, named }) => (named === true ? [code] : []));
}
