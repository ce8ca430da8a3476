import { personal, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { indicatorValues } from '../../requests/values.js';

export const fileApplicationRequest = z
  .strictObject({
    programmeId: uuid().meta({ description: '按其最新发布的版本申报。By its latest published version.' }),
    subjectId: uuid(),
    filedBy: z.enum(['self', 'organisation', 'public']).meta({
      description: '自行申报、单位推荐、群众推荐（由经办人登记）。By itself, by an organisation, by the public.',
    }),
    statement: personal(4_000).optional(),
    declared: indicatorValues.optional().meta({
      description: '申报的情况，按指标代码；有条件以此判断。What is declared; some conditions are judged by it.',
    }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'FileApplication' });
export type FileApplicationBody = z.output<typeof fileApplicationRequest>;
