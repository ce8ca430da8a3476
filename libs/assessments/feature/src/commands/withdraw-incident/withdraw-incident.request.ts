import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const withdrawIncidentRequest = z
  .strictObject({ reason: factCode().meta({ example: 'reportedInError', description: '理由代码。Why, as a code.' }) })
  .meta({ id: 'WithdrawIncident' });
export type WithdrawIncidentBody = z.output<typeof withdrawIncidentRequest>;
