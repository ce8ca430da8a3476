import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const confirmTitleImportRequest = z
  .strictObject({
    importId: uuid(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ConfirmTitleImport' });
export type ConfirmTitleImportBody = z.output<typeof confirmTitleImportRequest>;
