import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declinePlanCorrectionRequest = z.strictObject({ reason }).meta({ id: 'DeclinePlanCorrection' });
export type DeclinePlanCorrectionBody = z.output<typeof declinePlanCorrectionRequest>;
