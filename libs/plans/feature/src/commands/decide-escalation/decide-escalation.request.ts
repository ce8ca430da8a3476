import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { step } from '../../requests/escalation.js';

export const decideEscalationRequest = z
  .strictObject({
    step,
    documentNumber: text(100).optional().meta({ description: '督办单须有文号。An order has one.' }),
    fileId: uuid().optional().meta({ description: '签发的文件。The signed document.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'DecideEscalation' });
export type DecideEscalationBody = z.output<typeof decideEscalationRequest>;
