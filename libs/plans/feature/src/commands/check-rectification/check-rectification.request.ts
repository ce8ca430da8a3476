import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { reviewedFiles } from '../../requests/evidence.js';

export const checkRectificationRequest = z
  .strictObject({
    submission: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .meta({ description: '当场核查且未提交的为 null。null: on the spot, nothing submitted.' }),
    onTheSpot: z.boolean().default(false),
    reviewed: reviewedFiles.default([]),
    result: z.enum(['approve', 'return']),
    reason: reason.optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'CheckRectification' });
export type CheckRectificationBody = z.output<typeof checkRectificationRequest>;
