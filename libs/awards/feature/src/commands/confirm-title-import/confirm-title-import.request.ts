import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const confirmTitleImportRequest = z
  .strictObject({
    importId: uuid(),
  })
  .meta({ id: 'ConfirmTitleImport' });
export type ConfirmTitleImportBody = z.output<typeof confirmTitleImportRequest>;
