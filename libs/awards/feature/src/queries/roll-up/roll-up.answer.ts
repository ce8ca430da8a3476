import { rollUpCatalogue, type RollUpRow } from '@gongjian/awards-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import { historyAnswerOf, id, moment, revision, sha256, subjectAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned } from '../../reading/notice-answers.js';

export function rollUpAnswerOf(row: OpenedRow<RollUpRow>, at: bigint) {
  return { ...row, revision: String(at) };
}
export type RollUpAnswer = ReturnType<typeof rollUpAnswerOf>;

export const rollUpAnswer: z.ZodType<RollUpAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['open', 'reached', 'lost']),
    ...pinned,
    subject: subjectAsOf,
    titleId: id,
    holding: z.int().meta({ description: '持有称号的成员数。Members that hold the title.' }),
    of: z.int(),
    sha256,
    changedAt: moment,
  })
  .meta({ id: 'RollUp' });

export const rollUpHistoryAnswer = historyAnswerOf('RollUpHistory', Object.keys(rollUpCatalogue.types));
