import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const openNoticeRequest = z
  .strictObject({
    slateIds: z
      .array(uuid())
      .min(1)
      .max(20)
      .meta({ description: '一个项目同一版本的建议名单。Lists of one version of a programme.' }),
    days: z
      .int()
      .min(1)
      .max(366)
      .optional()
      .meta({ description: '公示天数；缺省为项目规定的天数。As many as the programme asks when left out.' }),
    channels: z
      .array(z.enum(['web', 'board', 'newspaper']))
      .min(1)
      .max(3)
      .optional()
      .meta({ description: '缺省为项目规定的渠道。Those the programme asks when left out.' }),
    decidedByPersonId: uuid()
      .optional()
      .meta({ description: '决定公示的领导；缺省为办理人本人。The leader who decided it; the caller when left out.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'OpenNotice' });
export type OpenNoticeBody = z.output<typeof openNoticeRequest>;
