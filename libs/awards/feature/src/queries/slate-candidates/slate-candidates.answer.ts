import { exact, id, pageOf, subjectAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { resultSeen } from '../../reading/notice-answers.js';

const item = z
  .strictObject({
    titleId: id,
    subject: subjectAsOf,
    grade: z.string(),
    rank: z.int().nullable(),
    total: exact.nullable(),
    result: resultSeen,
    struck: z.boolean(),
  })
  .meta({ id: 'SlateCandidate' });
export type SlateCandidatesItem = z.output<typeof item>;

export const slateCandidatesAnswer = pageOf('SlateCandidates', item);
