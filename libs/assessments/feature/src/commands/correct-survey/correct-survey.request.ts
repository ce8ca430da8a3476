import { reason } from '@gongjian/shared-records/requests';
import type { z } from 'zod';
import { groupAnswers } from '../../requests/survey-answers.js';

export const correctSurveyRequest = groupAnswers.extend({ reason }).meta({ id: 'CorrectSurvey' });
export type CorrectSurveyBody = z.output<typeof correctSurveyRequest>;
