import { personal } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { indicatorValues } from '../../requests/values.js';

export const fileSelfCheckRequest = z
  .strictObject({
    values: indicatorValues,
    statement: personal(4_000).optional().meta({ description: '自查情况说明。In words.' }),
    lateEntry: lateAct.optional(),
  })
  .meta({ id: 'FileSelfCheck' });
export type FileSelfCheckBody = z.output<typeof fileSelfCheckRequest>;
