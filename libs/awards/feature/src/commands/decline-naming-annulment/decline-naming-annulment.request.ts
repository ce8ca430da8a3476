import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineNamingAnnulmentRequest = z
  .strictObject({
    namingId: uuid(),
    reason,
  })
  .meta({ id: 'DeclineNamingAnnulment' });
export type DeclineNamingAnnulmentBody = z.output<typeof declineNamingAnnulmentRequest>;
