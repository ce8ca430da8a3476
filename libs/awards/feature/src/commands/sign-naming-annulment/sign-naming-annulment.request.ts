import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const signNamingAnnulmentRequest = z
  .strictObject({
    namingId: uuid(),
  })
  .meta({ id: 'SignNamingAnnulment' });
export type SignNamingAnnulmentBody = z.output<typeof signNamingAnnulmentRequest>;
