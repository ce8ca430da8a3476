import { MOST_ORDERED } from '@gongjian/assessments-domain';
import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const decideTieRequest = z
  .union([
    z.strictObject({
      subjectIds: z
        .array(uuid())
        .min(2)
        .max(MOST_ORDERED)
        .meta({ description: '并列的对象，先者在前。All of a tie, the first one first.' }),
      reason,
    }),
    z.strictObject({
      together: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({
          description:
            '太多而无法排列先后的并列：保持并列，共用的最后名额不授予其中任何一个。A tie of too many: they stay together, and none of them has the places that they share the last one of.',
        }),
      reason,
    }),
  ])
  .meta({ id: 'DecideTie' });
export type DecideTieBody = z.output<typeof decideTieRequest>;
