import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const mergeDivisionRequest = z
  .strictObject({ intoId: uuid(), effectiveOn: localDate(), documentNumber: text(100).nullable().default(null) })
  .meta({ id: 'MergeDivisionRequest' });
export type MergeDivisionBody = z.output<typeof mergeDivisionRequest>;
