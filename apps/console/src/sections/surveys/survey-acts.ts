import type { Answer } from '../../api/client.js';
import type { Role } from '../../session/me.js';

export type Survey = Answer<'/api/assessments/v1/surveys/{id}'>;

export interface SurveyMay {
  readonly record: boolean;
  readonly close: boolean;
  readonly correct: boolean;
  /** A second person. */
  readonly confirm: boolean;
  readonly decline: boolean;
}

/** Who opens surveys. */
export function mayOpenSurvey(roles: ReadonlySet<Role>): boolean {
  return roles.has('office') || roles.has('assessor');
}

export function mayOnSurvey(survey: Survey, roles: ReadonlySet<Role>, personId: string): SurveyMay {
  const manages = roles.has('office') || roles.has('assessor');
  const open = survey.status === 'open';
  const pending = survey.proposal !== null;
  return {
    record: manages && open,
    close: manages && open && survey.frame.every((group) => answersLacking(survey, group.group) === 0),
    correct: manages && !open && !pending,
    confirm: manages && survey.proposal !== null && survey.proposal.proposedBy.personId !== personId,
    decline: manages && pending,
  };
}

/** How many answers of a group are still needed. */
export function answersLacking({ frame, answers }: Pick<Survey, 'frame' | 'answers'>, group: string): number {
  const least = frame.find((one) => one.group === group)?.answersAtLeast ?? 0;
  const answered = answers.find((one) => one.group === group)?.answered ?? 0;
  return Math.max(0, least - answered);
}
