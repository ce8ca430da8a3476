import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const giveAuditorSeatRequest = z
  .strictObject({
    divisionIds: z
      .array(uuid())
      .min(1)
      .max(20)
      .meta({ description: '可查阅的区划及其以下。The divisions, and what is below them.' }),
    records: z
      .strictObject({ from: localDate(), to: localDate().nullable().default(null) })
      .meta({ description: '可查阅的记录期间：这些日子里发生的事；to 为空：至今。What happened on these days.' }),
    wholeLog: z
      .boolean()
      .default(false)
      .meta({ description: '还可查阅整个日志（不分区划和期间），用于验证。Also the log itself, whole, to verify it.' }),
    from: localDate(),
    to: localDate().meta({ description: '到期日（含），最长一年。Its last day; a year at most.' }),
    purpose: text(500),
  })
  .meta({ id: 'GiveAuditorSeatRequest' });
export type GiveAuditorSeatBody = z.output<typeof giveAuditorSeatRequest>;
