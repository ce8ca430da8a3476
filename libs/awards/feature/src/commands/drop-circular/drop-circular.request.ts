import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const dropCircularRequest = z.strictObject({ reason }).meta({ id: 'DropCircular' });
export type DropCircularBody = z.output<typeof dropCircularRequest>;
