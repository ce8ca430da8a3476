import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineTitleCorrectionRequest = z
  .strictObject({
    reason,
  })
  .meta({ id: 'DeclineTitleCorrection' });
export type DeclineTitleCorrectionBody = z.output<typeof declineTitleCorrectionRequest>;
