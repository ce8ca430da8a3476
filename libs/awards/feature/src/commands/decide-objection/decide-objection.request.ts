import { personal } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const decideObjectionRequest = z
  .strictObject({
    outcome: z.enum(['upheld', 'dismissed', 'leadOnly']),
    findings: personal(8_000),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'DecideObjection' });
export type DecideObjectionBody = z.output<typeof decideObjectionRequest>;
