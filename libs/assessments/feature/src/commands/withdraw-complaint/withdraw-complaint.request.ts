import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const withdrawComplaintRequest = z
  .strictObject({ reason: factCode().meta({ example: 'reportedInError', description: '理由代码。Why, as a code.' }) })
  .meta({ id: 'WithdrawComplaint' });
export type WithdrawComplaintBody = z.output<typeof withdrawComplaintRequest>;
