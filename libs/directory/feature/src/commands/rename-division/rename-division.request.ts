import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const renameDivisionRequest = z
  .strictObject({ name: text(100), effectiveOn: localDate(), documentNumber: text(100).nullable().default(null) })
  .meta({ id: 'RenameDivisionRequest' });
export type RenameDivisionBody = z.output<typeof renameDivisionRequest>;
