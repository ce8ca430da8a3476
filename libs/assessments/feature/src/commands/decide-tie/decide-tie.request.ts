import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const decideTieRequest = z
  .strictObject({
    subjectIds: z
      .array(uuid())
      .min(2)
      .max(500)
      .meta({ description: '并列的对象，先者在前。All of a tie, the first one first.' }),
    reason,
  })
  .meta({ id: 'DecideTie' });
export type DecideTieBody = z.output<typeof decideTieRequest>;
