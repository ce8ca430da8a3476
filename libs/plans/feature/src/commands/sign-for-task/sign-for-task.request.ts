import { uuid } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const signForTaskRequest = z
  .strictObject({
    unitId: uuid().optional().meta({ description: '代表哪个单位签收；缺省为本人所在单位。The unit signed for.' }),
    lateEntry: lateAct.optional(),
  })
  .meta({ id: 'SignForTask' });
export type SignForTaskBody = z.output<typeof signForTaskRequest>;
