import { localDate, personal, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { factCode, reference } from '../../requests/fact-code.js';

export const registerComplaintRequest = z
  .strictObject({
    subjectId: uuid().meta({ description: '被投诉的创建对象。What it is about.' }),
    kinds: z
      .array(factCode())
      .min(1)
      .max(20)
      .meta({ description: '创建项目所列的投诉种类。Kinds that a published programme takes.' }),
    receivedOn: localDate(),
    reference: reference.optional(),
    what: personal(4_000).meta({ description: '反映的问题，加密保存。What is wrong; sealed.' }),
    complainant: personal(200).optional().meta({
      description: '投诉人，加密保存，只有经办人可见。Who complains; sealed, for those who handle it.',
    }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RegisterComplaint' });
export type RegisterComplaintBody = z.output<typeof registerComplaintRequest>;
