import { personal } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const resubmitApplicationRequest = z
  .strictObject({ statement: personal(4_000).optional(), lateEntry: lateEntry.optional() })
  .meta({ id: 'ResubmitApplication' });
export type ResubmitApplicationBody = z.output<typeof resubmitApplicationRequest>;
