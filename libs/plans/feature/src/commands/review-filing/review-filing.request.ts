import { localDate } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { reviewedFiles } from '../../requests/evidence.js';

export const reviewFilingRequest = z
  .strictObject({
    submission: z.int().min(1),
    level: z.int().min(1).max(4),
    reviewed: reviewedFiles.min(1),
    result: z.enum(['approve', 'return']),
    reason: reason.optional(),
    newDueOn: localDate().optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ReviewFiling' });
export type ReviewFilingBody = z.output<typeof reviewFilingRequest>;
