import { personal } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const rectifyComplaintRequest = z
  .strictObject({
    how: personal(4_000).meta({ description: '整改情况，加密保存。How it was put right; sealed.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RectifyComplaint' });
export type RectifyComplaintBody = z.output<typeof rectifyComplaintRequest>;
