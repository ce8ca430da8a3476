import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const dropCommendationRequest = z.strictObject({ reason }).meta({ id: 'DropCommendation' });
export type DropCommendationBody = z.output<typeof dropCommendationRequest>;
