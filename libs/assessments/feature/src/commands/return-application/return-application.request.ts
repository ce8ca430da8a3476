import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const returnApplicationRequest = z
  .strictObject({
    level: factCode().meta({ description: '所办的环节。The level as it was seen.' }),
    reason,
    within: z
      .strictObject({ days: z.int().min(1).max(366), of: z.enum(['calendar', 'working']) })
      .meta({ id: 'DaysGiven', description: '多久内补正。To be submitted again within.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ReturnApplication' });
export type ReturnApplicationBody = z.output<typeof returnApplicationRequest>;
