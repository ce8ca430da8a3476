import type { PublishedDefinition } from '@gongjian/plans-client';

/** Its grades are lists by themselves. Where subjects apply, who is determined is a candidate, not who was evaluated. */
export function leadsToCandidates({ definition }: PublishedDefinition, roundCode: string): boolean {
  if (definition.award === undefined) return false;
  const round = definition.rounds?.find(({ code }) => code === roundCode);
  return round !== undefined && round.opens.on !== 'application';
}

export function isNamedGrade({ definition }: PublishedDefinition, grade: string): boolean {
  return definition.grading?.grades.find(({ code }) => code === grade)?.named === true;
}
