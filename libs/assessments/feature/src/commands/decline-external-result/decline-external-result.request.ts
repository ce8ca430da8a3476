import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineExternalResultRequest = z.strictObject({ reason }).meta({ id: 'DeclineExternalResult' });
export type DeclineExternalResultBody = z.output<typeof declineExternalResultRequest>;
