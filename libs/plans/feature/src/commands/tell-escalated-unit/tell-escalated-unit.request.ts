import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { step } from '../../requests/escalation.js';

export const tellEscalatedUnitRequest = z
  .strictObject({ step, lateEntry: lateEntry.optional() })
  .meta({ id: 'TellEscalatedUnit' });
export type TellEscalatedUnitBody = z.output<typeof tellEscalatedUnitRequest>;
