import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const reclassifySubjectRequest = z
  .strictObject({ class: text(60).nullable(), effectiveOn: localDate() })
  .meta({ id: 'ReclassifySubjectRequest' });
export type ReclassifySubjectBody = z.output<typeof reclassifySubjectRequest>;
