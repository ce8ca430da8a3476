import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineTitleImportRequest = z
  .strictObject({
    importId: uuid(),
    reason,
  })
  .meta({ id: 'DeclineTitleImport' });
export type DeclineTitleImportBody = z.output<typeof declineTitleImportRequest>;
