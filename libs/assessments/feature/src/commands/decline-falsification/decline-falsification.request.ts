import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineFalsificationRequest = z.strictObject({ reason }).meta({ id: 'DeclineFalsification' });
export type DeclineFalsificationBody = z.output<typeof declineFalsificationRequest>;
