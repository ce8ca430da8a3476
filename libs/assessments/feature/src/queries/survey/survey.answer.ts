import { SURVEY_ACTS, surveyCatalogue, type SurveyAct, type SurveyRow } from '@gongjian/assessments-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  day,
  fileReference,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  officer,
  reason,
  revision,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';

export type SurveyAnswer = OpenedRow<SurveyRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<SurveyAct, MayAct>> | null;
};

const counts = { group: z.string(), asked: z.int(), answered: z.int(), favourable: z.int() };
const rate = z.strictObject({ n: z.union([z.int(), z.string()]), d: z.union([z.int(), z.string()]) });
const rates = z.record(z.string(), rate).meta({ description: '各群体：满意份数／有效答卷。Favourable of answered.' });

const proposal = z.strictObject({ surveyId: id, correctionId: id, ...counts, reason, proposedBy: officer });

export const surveyAnswer: z.ZodType<SurveyAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['open', 'closed']),
    roundId: id,
    sheetId: id,
    subjectId: id,
    indicator: z.string(),
    measure: z.enum(['awareness', 'participation', 'satisfaction']),
    frame: z.array(
      z.strictObject({ group: z.string(), population: z.int(), sampled: z.int(), answersAtLeast: z.int() }),
    ),
    way: z.string(),
    from: day,
    to: day,
    by: officer,
    answers: z.array(z.strictObject({ ...counts, source: fileReference, by: officer, at: moment, ...maybeLate })),
    rates: rates.nullable(),
    proposal: proposal.nullable(),
    corrections: z.array(
      proposal.extend({
        sheetId: id,
        indicator: z.string(),
        was: z.strictObject(counts),
        rates,
        confirmedBy: officer,
        at: moment,
      }),
    ),
    openedAt: moment,
    closedAt: moment.nullable(),
    changedAt: moment,
    may: mayOf(SURVEY_ACTS),
  })
  .meta({ id: 'Survey' });

export const surveyHistoryAnswer = historyAnswerOf('SurveyHistory', Object.keys(surveyCatalogue.types));
