import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const closeSubjectRequest = z
  .strictObject({ reason: text(500), effectiveOn: localDate() })
  .meta({ id: 'CloseSubjectRequest' });
export type CloseSubjectBody = z.output<typeof closeSubjectRequest>;
