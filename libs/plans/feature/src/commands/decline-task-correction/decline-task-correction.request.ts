import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineTaskCorrectionRequest = z.strictObject({ reason }).meta({ id: 'DeclineTaskCorrection' });
export type DeclineTaskCorrectionBody = z.output<typeof declineTaskCorrectionRequest>;
