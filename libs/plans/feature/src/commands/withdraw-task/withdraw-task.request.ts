import { z } from 'zod';
import { reason } from '../../requests/parts.js';

export const withdrawTaskRequest = z.strictObject({ reason }).meta({ id: 'WithdrawTask' });
export type WithdrawTaskBody = z.output<typeof withdrawTaskRequest>;
