import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineSurveyCorrectionRequest = z.strictObject({ reason }).meta({ id: 'DeclineSurveyCorrection' });
export type DeclineSurveyCorrectionBody = z.output<typeof declineSurveyCorrectionRequest>;
