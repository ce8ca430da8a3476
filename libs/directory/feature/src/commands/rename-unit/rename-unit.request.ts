import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const renameUnitRequest = z
  .strictObject({ name: text(200), effectiveOn: localDate() })
  .meta({ id: 'RenameUnitRequest' });
export type RenameUnitBody = z.output<typeof renameUnitRequest>;
