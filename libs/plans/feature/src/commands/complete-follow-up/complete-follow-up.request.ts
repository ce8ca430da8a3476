import { personal } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const completeFollowUpRequest = z
  .strictObject({
    problems: personal(8_000),
    lessons: personal(8_000),
    settle: z.boolean().default(false).meta({ description: '仅在整改全部销号时办结。Only when nothing is open.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'CompleteFollowUp' });
export type CompleteFollowUpBody = z.output<typeof completeFollowUpRequest>;
