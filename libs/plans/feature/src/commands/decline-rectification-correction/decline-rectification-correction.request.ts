import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineRectificationCorrectionRequest = z
  .strictObject({ reason })
  .meta({ id: 'DeclineRectificationCorrection' });
export type DeclineRectificationCorrectionBody = z.output<typeof declineRectificationCorrectionRequest>;
