import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const revokeCommendationRequest = z.strictObject({ reason }).meta({ id: 'RevokeCommendation' });
export type RevokeCommendationBody = z.output<typeof revokeCommendationRequest>;
