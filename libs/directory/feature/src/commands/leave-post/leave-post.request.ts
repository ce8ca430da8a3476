import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const leavePostRequest = z
  .strictObject({ to: localDate(), reason: text(500).nullable().default(null) })
  .meta({ id: 'LeavePostRequest' });
export type LeavePostBody = z.output<typeof leavePostRequest>;
