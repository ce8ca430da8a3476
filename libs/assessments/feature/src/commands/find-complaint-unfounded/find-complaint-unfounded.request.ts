import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const findComplaintUnfoundedRequest = z.strictObject({ reason }).meta({ id: 'FindComplaintUnfounded' });
export type FindComplaintUnfoundedBody = z.output<typeof findComplaintUnfoundedRequest>;
