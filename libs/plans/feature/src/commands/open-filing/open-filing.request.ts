import { localDate, text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

const PERIOD_KEY =
  /^(?:once|\d{4}(?:-(?:H[12]|Q[1-4]|W(?:0[1-9]|[1-4]\d|5[0-3])|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?)$/;

export const openFilingRequest = z
  .strictObject({
    subjectId: uuid(),
    programmeId: uuid(),
    version: z.int().min(1).optional().meta({ description: '缺省为最新版。The latest when left out.' }),
    indicator: text(60),
    periodKey: z.string().regex(PERIOD_KEY).meta({
      description:
        '时期：2026、2026-H1、2026-Q3、2026-11、2026-W47、2026-11-22；一次性的为 once。The period it is for.',
      example: '2026-Q3',
    }),
    unitId: uuid().optional().meta({
      description:
        '由谁申报；缺省为对象的单位，其次社区（村）、街道（乡镇），其他单位由创建办指定。Who hands it in; another one than the subject’s is named by the office.',
    }),
    dueOn: localDate().optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'OpenFiling' });
export type OpenFilingBody = z.output<typeof openFilingRequest>;
