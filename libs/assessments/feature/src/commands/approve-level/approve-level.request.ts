import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const approveLevelRequest = z
  .strictObject({
    level: factCode().meta({ example: 'town', description: '所办的环节。The level as it was seen.' }),
    note: reason.optional(),
    grade: factCode().optional().meta({
      description: '审核链没有评估时，认定的等级。What is determined where the chain has no evaluation.',
    }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ApproveLevel' });
export type ApproveLevelBody = z.output<typeof approveLevelRequest>;
