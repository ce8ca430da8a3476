import { uuid } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const proposeNamingAnnulmentRequest = z
  .strictObject({
    namingId: uuid(),
    reason,
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ProposeNamingAnnulment' });
export type ProposeNamingAnnulmentBody = z.output<typeof proposeNamingAnnulmentRequest>;
