import type { Answer } from '../../api/client.js';

export type Survey = Answer<'/api/assessments/v1/surveys/{id}'>;

/** How many answers of a group are still needed. */
export function answersLacking({ frame, answers }: Pick<Survey, 'frame' | 'answers'>, group: string): number {
  const least = frame.find((one) => one.group === group)?.answersAtLeast ?? 0;
  const answered = answers.find((one) => one.group === group)?.answered ?? 0;
  return Math.max(0, least - answered);
}
