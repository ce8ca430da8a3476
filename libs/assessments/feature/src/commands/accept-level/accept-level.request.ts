import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const acceptLevelRequest = z
  .strictObject({
    level: factCode().meta({ description: '所办的环节。The level as it was seen.' }),
    grade: factCode().optional().meta({
      description: '审核链没有评估时，认定的等级。What is determined where the chain has no evaluation.',
    }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'AcceptLevel' });
export type AcceptLevelBody = z.output<typeof acceptLevelRequest>;
