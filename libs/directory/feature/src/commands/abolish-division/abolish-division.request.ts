import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const abolishDivisionRequest = z
  .strictObject({ reason: text(500), effectiveOn: localDate(), documentNumber: text(100).nullable().default(null) })
  .meta({ id: 'AbolishDivisionRequest' });
export type AbolishDivisionBody = z.output<typeof abolishDivisionRequest>;
