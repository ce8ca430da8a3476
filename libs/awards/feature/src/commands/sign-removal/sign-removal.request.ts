import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const signRemovalRequest = z
  .strictObject({
    documentNumber: text(60).meta({ example: '清创〔2026〕11号' }),
    minutesNumber: text(60).meta({ description: '会议纪要编号。Number of the minutes.' }),
    documentFileId: uuid()
      .optional()
      .meta({ description: '签发件；没有时另行补登。The signed copy, where it is there.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'SignRemoval' });
export type SignRemovalBody = z.output<typeof signRemovalRequest>;
