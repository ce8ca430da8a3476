import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const endAuditorSeatRequest = z
  .strictObject({ to: localDate().nullable().default(null), reason: text(500) })
  .meta({ id: 'EndAuditorSeatRequest' });
export type EndAuditorSeatBody = z.output<typeof endAuditorSeatRequest>;
