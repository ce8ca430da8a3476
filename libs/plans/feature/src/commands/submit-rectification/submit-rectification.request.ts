import { personal, uuid } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { evidence } from '../../requests/evidence.js';

export const submitRectificationRequest = z
  .strictObject({
    unitId: uuid().optional(),
    evidence,
    statement: personal(4_000).optional(),
    lateEntry: lateAct.optional(),
  })
  .meta({ id: 'SubmitRectification' });
export type SubmitRectificationBody = z.output<typeof submitRectificationRequest>;
