import type { SurveyRow } from '@gongjian/assessments-domain';
import { day, id, moment, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export interface SurveyListItem extends Pick<
  SurveyRow,
  'id' | 'status' | 'roundId' | 'sheetId' | 'subjectId' | 'indicator' | 'measure' | 'from' | 'to' | 'changedAt'
> {
  readonly revision: string;
}

const surveyListItem: z.ZodType<SurveyListItem> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['open', 'closed']),
    roundId: id,
    sheetId: id,
    subjectId: id,
    indicator: z.string(),
    measure: z.enum(['awareness', 'participation', 'satisfaction']),
    from: day,
    to: day,
    changedAt: moment,
  })
  .meta({ id: 'SurveyListItem' });

export const surveyListAnswer = pageOf('SurveyList', surveyListItem);
