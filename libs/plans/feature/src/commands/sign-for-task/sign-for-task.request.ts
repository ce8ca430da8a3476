import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { lateAct } from '../../requests/parts.js';

export const signForTaskRequest = z
  .strictObject({
    unitId: uuid().optional().meta({ description: '代表哪个单位签收；缺省为本人所在单位。The unit signed for.' }),
    lateEntry: lateAct.optional(),
  })
  .meta({ id: 'SignForTask' });
export type SignForTaskBody = z.output<typeof signForTaskRequest>;
