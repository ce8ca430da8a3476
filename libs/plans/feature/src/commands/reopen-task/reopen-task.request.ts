import { localDate } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const reopenTaskRequest = z
  .strictObject({ reason, newDueOn: localDate(), lateEntry: lateEntry.optional() })
  .meta({ id: 'ReopenTask' });
export type ReopenTaskBody = z.output<typeof reopenTaskRequest>;
