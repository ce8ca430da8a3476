import { uuid } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const warnTitleRequest = z
  .strictObject({
    factIds: z.array(uuid()).max(50).default([]).meta({ description: '依据的事实。The facts it stands on.' }),
    reason,
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'WarnTitle' });
export type WarnTitleBody = z.output<typeof warnTitleRequest>;
