import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const closeRectificationRequest = z
  .strictObject({ lateEntry: lateEntry.optional() })
  .meta({ id: 'CloseRectification' });
export type CloseRectificationBody = z.output<typeof closeRectificationRequest>;
