import { districtNamed, districtSource } from '@gongjian/shared-records';
import { day, id, moment, named, names } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const programme = z.strictObject({
  id,
  key: z.string().nullable().meta({ description: '代码，各县区相同。The same in every district.' }),
  names: names.nullable(),
});

const item = z
  .strictObject({
    district: districtNamed,
    source: id.meta({ description: "县区日志的编号。Id of the district's log." }),
    taskId: id,
    planId: id,
    programme,
    heading: z.string(),
    unit: named.meta({ description: '负责的单位。That answers for it.' }),
    division: named,
    dueOn: day,
    overdueSince: moment,
  })
  .meta({ id: 'DistrictOverdueTask' });
export type DistrictTaskItem = z.output<typeof item>;

const total = z
  .strictObject({
    district: districtNamed,
    programme,
    overdue: z.int(),
    oldest: moment.meta({ description: '其中最早逾期的时间。When the first of them ran out.' }),
  })
  .meta({ id: 'DistrictOverdueTotal' });
export type DistrictTaskTotal = z.output<typeof total>;

export const districtTasksAnswer = z
  .strictObject({
    items: z.array(item),
    next: z.string().nullable().meta({ description: '下一页的 cursor；末页为 null。null at the end.' }),
    totals: z
      .array(total)
      .meta({ description: '按县区和创建项目，符合条件的全部。By district and programme, of all that fit.' }),
    sources: z.array(districtSource),
  })
  .meta({ id: 'DistrictOverdueTasks' });
export type DistrictTasksAnswer = z.output<typeof districtTasksAnswer>;
