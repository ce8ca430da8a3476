import { localDate, personal, text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const orderRectificationRequest = z
  .strictObject({
    subjectId: uuid(),
    programmeId: uuid(),
    version: z.int().min(1).optional().meta({ description: '缺省为最新版。The latest when left out.' }),
    unitId: uuid().optional().meta({
      description:
        '责任单位；缺省为对象的单位，其次社区（村）、街道（乡镇）。The unit that answers for it; by default the subject’s, else the committee or street office above it.',
    }),
    source: z.strictObject({
      kind: z
        .enum(['external', 'order'])
        .meta({ description: '上级考评通报、本级责令。Told from above, or ordered here.' }),
      reference: text(200).optional().meta({ description: '文号、通报名称。Of the document.' }),
    }),
    serious: z.boolean(),
    indicator: text(60).optional(),
    what: personal(4_000),
    foundOn: localDate(),
    documentNumber: text(100).optional(),
    fileIds: z.array(uuid()).max(50).default([]),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'OrderRectification' });
export type OrderRectificationBody = z.output<typeof orderRectificationRequest>;
