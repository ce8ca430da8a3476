import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const declineTaskCorrectionRequest = z.strictObject({ reason }).meta({ id: 'DeclineTaskCorrection' });
export type DeclineTaskCorrectionBody = z.output<typeof declineTaskCorrectionRequest>;
