import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const findIncidentUnfoundedRequest = z.strictObject({ reason }).meta({ id: 'FindIncidentUnfounded' });
export type FindIncidentUnfoundedBody = z.output<typeof findIncidentUnfoundedRequest>;
