import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const withdrawAssessorRequest = z
  .strictObject({
    reason,
    avoids: z
      .boolean()
      .default(false)
      .meta({ description: '责令回避：不得再被指定，尚未指定的也可责令。Ordered to stand aside, appointed or not.' }),
  })
  .meta({ id: 'WithdrawAssessor' });
export type WithdrawAssessorBody = z.output<typeof withdrawAssessorRequest>;
