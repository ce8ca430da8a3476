import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const openIdentityRequest = z.strictObject({ reason }).meta({ id: 'OpenIdentity' });
export type OpenIdentityBody = z.output<typeof openIdentityRequest>;
