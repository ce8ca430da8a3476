import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const renameSubjectRequest = z
  .strictObject({ name: text(200), effectiveOn: localDate() })
  .meta({ id: 'RenameSubjectRequest' });
export type RenameSubjectBody = z.output<typeof renameSubjectRequest>;
