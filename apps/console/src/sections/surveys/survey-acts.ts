import type { Answer } from '../../api/client.js';
import type { Role } from '../../session/me.js';

export type Survey = Answer<'/api/assessments/v1/surveys/{id}'>;

/** Who opens surveys. */
export function mayOpenSurvey(roles: ReadonlySet<Role>): boolean {
  return roles.has('office') || roles.has('assessor');
}

/** How many answers of a group are still needed. */
export function answersLacking({ frame, answers }: Pick<Survey, 'frame' | 'answers'>, group: string): number {
  const least = frame.find((one) => one.group === group)?.answersAtLeast ?? 0;
  const answered = answers.find((one) => one.group === group)?.answered ?? 0;
  return Math.max(0, least - answered);
}
