import { personal, text } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const confirmFollowUpRequest = z
  .strictObject({
    documentNumber: text(100).optional(),
    note: personal(2_000).optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ConfirmFollowUp' });
export type ConfirmFollowUpBody = z.output<typeof confirmFollowUpRequest>;
