import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const reexamineDecisionsRequest = z
  .strictObject({
    outcome: z.enum(['stands', 'doesNotStand']).meta({ description: '维持或不再成立。Whether they stand.' }),
    reason,
  })
  .meta({ id: 'ReexamineDecisions' });
export type ReexamineDecisionsBody = z.output<typeof reexamineDecisionsRequest>;
