import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const closeUnitRequest = z
  .strictObject({ successorId: uuid().nullable().default(null), reason: text(500), effectiveOn: localDate() })
  .meta({ id: 'CloseUnitRequest' });
export type CloseUnitBody = z.output<typeof closeUnitRequest>;
