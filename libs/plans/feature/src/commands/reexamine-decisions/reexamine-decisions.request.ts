import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const reexamineDecisionsRequest = z
  .strictObject({
    outcome: z.enum(['stands', 'doesNotStand']).meta({ description: '维持或不再成立。Whether they stand.' }),
    reason,
  })
  .meta({ id: 'ReexamineDecisions' });
export type ReexamineDecisionsBody = z.output<typeof reexamineDecisionsRequest>;
