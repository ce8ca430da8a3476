import { localDate } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const reviewEvidenceRequest = z
  .strictObject({
    submission: z.int().min(1),
    level: z.int().min(1).max(4),
    reviewed: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .min(1)
      .max(100)
      .meta({ description: '所审每份材料的 SHA-256。SHA-256 of every file that was reviewed.' }),
    result: z.enum(['approve', 'return']),
    reason: reason.optional(),
    newDueOn: localDate().optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ReviewEvidence' });
export type ReviewEvidenceBody = z.output<typeof reviewEvidenceRequest>;
