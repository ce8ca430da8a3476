import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineDisposalRequest = z.strictObject({ reason }).meta({ id: 'DeclineDisposal' });
export type DeclineDisposalBody = z.output<typeof declineDisposalRequest>;
