import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const rejectApplicationRequest = z
  .strictObject({
    level: factCode().meta({ description: '所办的环节。The level as it was seen.' }),
    reason,
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RejectApplication' });
export type RejectApplicationBody = z.output<typeof rejectApplicationRequest>;
