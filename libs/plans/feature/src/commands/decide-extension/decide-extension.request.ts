import { localDate } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const decideExtensionRequest = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('grant'),
      until: localDate().optional(),
      reason: reason.optional(),
      lateEntry: lateEntry.optional(),
    }),
    z.strictObject({ decision: z.literal('refuse'), reason, lateEntry: lateEntry.optional() }),
  ])
  .meta({ id: 'DecideExtension' });
export type DecideExtensionBody = z.output<typeof decideExtensionRequest>;
