import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { indicatorCode } from '../../requests/values.js';

export const recordAdjustmentRequest = z
  .strictObject({
    code: indicatorCode().meta({ description: '项目版本中的加分、扣分项。A bonus or deduction of the version.' }),
    times: z.int().min(1).max(1_000).default(1),
    reason,
    fileIds: z.array(uuid()).max(20).default([]),
  })
  .meta({ id: 'RecordAdjustment' });
export type RecordAdjustmentBody = z.output<typeof recordAdjustmentRequest>;
