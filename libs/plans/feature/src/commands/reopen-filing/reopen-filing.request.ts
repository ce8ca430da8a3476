import { localDate } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const reopenFilingRequest = z
  .strictObject({ reason, newDueOn: localDate(), lateEntry: lateEntry.optional() })
  .meta({ id: 'ReopenFiling' });
export type ReopenFilingBody = z.output<typeof reopenFilingRequest>;
