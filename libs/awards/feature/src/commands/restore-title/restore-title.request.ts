import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const restoreTitleRequest = z
  .strictObject({
    reason,
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RestoreTitle' });
export type RestoreTitleBody = z.output<typeof restoreTitleRequest>;
