import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const withdrawCircularRequest = z.strictObject({ reason }).meta({ id: 'WithdrawCircular' });
export type WithdrawCircularBody = z.output<typeof withdrawCircularRequest>;
