import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const cancelRoundRequest = z.strictObject({ reason }).meta({ id: 'CancelRound' });
export type CancelRoundBody = z.output<typeof cancelRoundRequest>;
