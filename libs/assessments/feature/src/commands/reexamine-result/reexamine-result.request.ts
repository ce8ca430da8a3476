import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const reexamineResultRequest = z.strictObject({ reason }).meta({ id: 'ReexamineResult' });
export type ReexamineResultBody = z.output<typeof reexamineResultRequest>;
