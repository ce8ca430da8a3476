import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const declinePlanCorrectionRequest = z.strictObject({ reason }).meta({ id: 'DeclinePlanCorrection' });
export type DeclinePlanCorrectionBody = z.output<typeof declinePlanCorrectionRequest>;
