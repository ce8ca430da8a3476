import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const moveDivisionRequest = z
  .strictObject({ parentId: uuid(), effectiveOn: localDate(), documentNumber: text(100).nullable().default(null) })
  .meta({ id: 'MoveDivisionRequest' });
export type MoveDivisionBody = z.output<typeof moveDivisionRequest>;
