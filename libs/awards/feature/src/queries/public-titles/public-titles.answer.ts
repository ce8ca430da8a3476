import { day, id, names, pageOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const item = z
  .strictObject({
    id,
    title: names,
    grade: names,
    subject: z.string().meta({ description: '持有称号的对象。What holds it.' }),
    division: z.string(),
    namedOn: day,
    validTo: day.nullable(),
    documentNumber: z.string(),
    plaqueNumber: z.string().nullable(),
  })
  .meta({ id: 'PublicTitle' });
export type PublicTitle = z.output<typeof item>;

export const publicTitlesAnswer = pageOf('PublicTitles', item);
