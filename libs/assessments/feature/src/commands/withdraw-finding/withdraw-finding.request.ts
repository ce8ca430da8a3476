import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const withdrawFindingRequest = z.strictObject({ reason }).meta({ id: 'WithdrawFinding' });
export type WithdrawFindingBody = z.output<typeof withdrawFindingRequest>;
