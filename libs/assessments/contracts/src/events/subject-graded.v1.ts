import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import {
  every,
  exact,
  roundPlace,
  roundPlaceExample,
  standing,
  standingExample,
  subject,
  subjectExample,
} from './parts.js';

const data = z.object({
  ...roundPlace,
  ...standing,
  resultId: id,
  subjectId: id,
  subject,
  sheetId: id,
  /** Revision of the score that was graded. */
  sheetRevision: z.string(),
  applicationId: id.nullable(),
  /** Of the round before. */
  previous: z.object({ grade: z.string(), total: exact.nullable(), rank: z.int().nullable() }).nullable(),
  /** Appraisals it counts in: whose, and how often they are held. */
  countsIn: z.array(z.object({ code: z.string(), of: z.enum(['subject', 'unit', 'member']), every })),
  /** Ids of the persons who assessed it, and of those they did it for. */
  assessors: z.array(id).exactOptional(),
  act,
});

export type SubjectGradedV1 = z.output<typeof data>;

export const subjectGradedV1: IntegrationEventDefinition<SubjectGradedV1> = {
  context: 'assessments',
  name: 'SubjectGraded',
  major: 1,
  meaning: {
    zh: '一个对象在一轮考评中评定了等级。',
    en: 'A subject was graded in a round.',
  },
  data,
  example: {
    ...roundPlaceExample,
    ...standingExample,
    resultId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d03',
    subjectId: subjectExample.id,
    subject: subjectExample,
    sheetId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d04',
    sheetRevision: '20',
    applicationId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d05',
    previous: { grade: 'none', total: { n: 250, d: 3 }, rank: 12 },
    countsIn: [{ code: 'yearlyAppraisal', of: 'unit', every: 'year' }],
    assessors: ['018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d71'],
    act: actExample,
  },
};
