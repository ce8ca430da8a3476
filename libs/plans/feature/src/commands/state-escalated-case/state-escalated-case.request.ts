import { personal, uuid } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { step } from '../../requests/escalation.js';

export const stateEscalatedCaseRequest = z
  .strictObject({ step, unitId: uuid().optional(), text: personal(4_000), lateEntry: lateAct.optional() })
  .meta({ id: 'StateEscalatedCase' });
export type StateEscalatedCaseBody = z.output<typeof stateEscalatedCaseRequest>;
