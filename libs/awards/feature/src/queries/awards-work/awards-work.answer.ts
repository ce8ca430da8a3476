import { z } from 'zod';
import { objectionListAnswer } from '../objection-list/objection-list.answer.js';

export const awardsWorkAnswer = z
  .strictObject({
    objectionsToAssign: objectionListAnswer.meta({
      description: '待指定处理人的异议。Objections that nobody handles yet.',
    }),
    objectionsToDecide: objectionListAnswer.meta({ description: '由我处理的异议。Objections that I handle.' }),
    objectionsToAnswer: objectionListAnswer.meta({
      description: '处理完毕待答复的异议。Objections that are decided and not answered.',
    }),
  })
  .meta({ id: 'AwardsWork' });
export type AwardsWorkAnswer = z.output<typeof awardsWorkAnswer>;
