import { SERVICE_WAYS } from '@gongjian/plans-domain';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { step } from '../../requests/escalation.js';

export const serveEscalationRequest = z
  .strictObject({
    step,
    way: z.enum(SERVICE_WAYS).meta({ description: '当面、邮寄、平台、会议。How.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ServeEscalation' });
export type ServeEscalationBody = z.output<typeof serveEscalationRequest>;
