import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineRetentionChangeRequest = z.strictObject({ reason }).meta({ id: 'DeclineRetentionChange' });
export type DeclineRetentionChangeBody = z.output<typeof declineRetentionChangeRequest>;
