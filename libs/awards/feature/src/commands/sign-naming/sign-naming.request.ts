import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const signNamingRequest = z
  .strictObject({
    slateId: uuid().meta({ description: '所签的建议名单。The list the candidate stands on.' }),
    documentNumber: text(60).meta({ example: '清创〔2026〕8号' }),
    minutesNumber: text(60).optional().meta({ description: '会议纪要编号。Number of the minutes.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'SignNaming' });
export type SignNamingBody = z.output<typeof signNamingRequest>;
