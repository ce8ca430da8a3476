import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const closeRoundRequest = z
  .strictObject({
    unfinished: z.literal('leaveOut').optional().meta({
      description:
        '还有评分表（汇总：轮次）没有完成时，不计入；缺省则不予结束（ROUND.SHEETS_UNFINISHED）。What is not finished is left out; refused otherwise.',
    }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'CloseRound' });
export type CloseRoundBody = z.output<typeof closeRoundRequest>;
