import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const setRetentionPeriodRequest = z
  .strictObject({ years: z.int().min(1).max(100), reason: text(500) })
  .meta({ id: 'SetRetentionPeriodRequest' });
export type SetRetentionPeriodBody = z.output<typeof setRetentionPeriodRequest>;
