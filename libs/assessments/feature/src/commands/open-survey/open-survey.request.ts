import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { indicatorCode } from '../../requests/values.js';

const count = z.int().min(0).max(10_000_000);

export const openSurveyRequest = z
  .strictObject({
    sheetId: uuid(),
    indicator: indicatorCode(),
    groups: z
      .array(z.strictObject({ group: indicatorCode(), population: count, sampled: count }))
      .min(1)
      .max(20)
      .meta({ description: '各群体共多少人、抽多少人。How many there are of each group, and how many are asked.' }),
    way: text(100).meta({ description: '入户、电话、网络等。Door to door, by phone, online …' }),
    from: localDate(),
    to: localDate(),
  })
  .meta({ id: 'OpenSurvey' });
export type OpenSurveyBody = z.output<typeof openSurveyRequest>;
