import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const proposeCommendationRequest = z
  .strictObject({
    resultId: uuid().meta({ description: '所依据的评定结果。The result it is earned by.' }),
    code: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
      .meta({ description: '项目规定的表彰代码。Of the programme.' }),
    praise: z.boolean().default(false).meta({ description: '只作通报表扬。Praise only.' }),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('subject') }),
      z.strictObject({ kind: z.literal('unit'), id: uuid() }),
      z.strictObject({ kind: z.literal('member'), id: uuid() }),
    ]),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ProposeCommendation' });
export type ProposeCommendationBody = z.output<typeof proposeCommendationRequest>;
