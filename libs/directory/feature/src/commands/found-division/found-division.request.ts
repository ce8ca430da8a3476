import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const foundDivisionRequest = z
  .strictObject({ code: text(12), name: text(100), parentId: uuid().nullable(), effectiveOn: localDate() })
  .meta({ id: 'FoundDivisionRequest' });
export type FoundDivisionBody = z.output<typeof foundDivisionRequest>;
