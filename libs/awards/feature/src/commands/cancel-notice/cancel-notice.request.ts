import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const cancelNoticeRequest = z
  .strictObject({ reason, lateEntry: lateEntry.optional() })
  .meta({ id: 'CancelNotice' });
export type CancelNoticeBody = z.output<typeof cancelNoticeRequest>;
