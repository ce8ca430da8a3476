import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const downgradeTitleRequest = z
  .strictObject({
    to: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
      .meta({ description: '降为哪一等级。To which grade.' }),
    reason,
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'DowngradeTitle' });
export type DowngradeTitleBody = z.output<typeof downgradeTitleRequest>;
