import type { DayCount } from '@gongjian/shared-kernel';
import type { OpenedRow } from '@gongjian/shared-records';
import { day, fileReference, id, personalText } from '@gongjian/shared-records/answers';
import type { EvidenceVersion } from '@gongjian/plans-domain';
import { z } from 'zod';

export const dayCount: z.ZodType<DayCount> = z.strictObject({
  days: z.int(),
  of: z.enum(['calendar', 'working']),
  dayOff: z.literal('asWritten').exactOptional(),
});

export const evidenceVersion: z.ZodType<OpenedRow<EvidenceVersion>> = fileReference
  .extend({
    evidenceId: id,
    version: z.int().min(1),
    note: personalText,
    code: z.string().exactOptional(),
    takenOn: day.exactOptional(),
    place: personalText.exactOptional(),
  })
  .meta({ id: 'EvidenceVersion' });
