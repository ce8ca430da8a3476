import { districtNamed, districtSource } from '@gongjian/shared-records';
import { day, id, moment, named, names } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { DISTRICT_STANDINGS } from '../../districts/district-title.js';

const item = z
  .strictObject({
    district: districtNamed,
    source: id.meta({ description: "县区日志的编号。Id of the district's log." }),
    titleId: id,
    standing: z.enum(DISTRICT_STANDINGS),
    key: z.string().meta({ description: '创建项目的代码，各县区相同。Of the programme, the same in every district.' }),
    names,
    grade: z.string(),
    subject: z.strictObject({ id, kind: z.string(), name: z.string() }),
    division: named,
    unit: named.nullable(),
    namedOn: day,
    validTo: day.nullable(),
    documentNumber: z.string(),
    plaqueNumber: z.string().nullable(),
    changedAt: moment,
  })
  .meta({ id: 'DistrictTitle' });
export type DistrictTitleItem = z.output<typeof item>;

const total = z
  .strictObject({
    district: districtNamed,
    key: z.string(),
    names,
    since: day.meta({ description: '最早一次命名的日期。The day of the first naming among them.' }),
    changedAt: moment,
    held: z.int().meta({ description: '现行有效（含警告）。Valid today, warned ones included.' }),
    suspended: z.int(),
    removed: z.int(),
    over: z.int().meta({ description: '届满、终止或命名被撤销。Expired, ended or the naming annulled.' }),
  })
  .meta({ id: 'DistrictTitleTotal' });
export type DistrictTitleTotal = z.output<typeof total>;

export const districtTitlesAnswer = z
  .strictObject({
    items: z.array(item),
    next: z.string().nullable().meta({ description: '下一页的 cursor；末页为 null。null at the end.' }),
    totals: z
      .array(total)
      .meta({ description: '按县区和创建项目，符合条件的全部。By district and programme, of all that fit.' }),
    sources: z.array(districtSource),
  })
  .meta({ id: 'DistrictTitles' });
export type DistrictTitlesAnswer = z.output<typeof districtTitlesAnswer>;
