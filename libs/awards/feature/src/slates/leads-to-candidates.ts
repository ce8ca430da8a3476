import type { PublishedDefinition } from '@gongjian/plans-client';

/** Its grades are lists by themselves. Where subjects apply, who is determined is a candidate, not who was graded. */
export function leadsToCandidates({ definition }: PublishedDefinition, roundCode: string): boolean {
  if (definition.award === undefined || definition.application !== undefined) return false;
  return definition.rounds?.some(({ code }) => code === roundCode) === true;
}

export function isNamedGrade({ definition }: PublishedDefinition, grade: string): boolean {
  return definition.grading?.grades.find(({ code }) => code === grade)?.named === true;
}
