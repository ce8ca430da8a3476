import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const signNamingAnnulmentRequest = z
  .strictObject({
    namingId: uuid(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'SignNamingAnnulment' });
export type SignNamingAnnulmentBody = z.output<typeof signNamingAnnulmentRequest>;
