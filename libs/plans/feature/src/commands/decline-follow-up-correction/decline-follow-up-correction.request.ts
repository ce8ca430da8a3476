import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineFollowUpCorrectionRequest = z.strictObject({ reason }).meta({ id: 'DeclineFollowUpCorrection' });
export type DeclineFollowUpCorrectionBody = z.output<typeof declineFollowUpCorrectionRequest>;
