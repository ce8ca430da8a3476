import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineSheetCorrectionRequest = z.strictObject({ reason }).meta({ id: 'DeclineSheetCorrection' });
export type DeclineSheetCorrectionBody = z.output<typeof declineSheetCorrectionRequest>;
