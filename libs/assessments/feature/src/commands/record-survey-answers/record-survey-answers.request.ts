import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import type { z } from 'zod';
import { groupAnswers } from '../../requests/survey-answers.js';

export const recordSurveyAnswersRequest = groupAnswers
  .extend({
    fileId: uuid().meta({ description: '统计来源文件。The file the counts come from.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RecordSurveyAnswers' });
export type RecordSurveyAnswersBody = z.output<typeof recordSurveyAnswersRequest>;
