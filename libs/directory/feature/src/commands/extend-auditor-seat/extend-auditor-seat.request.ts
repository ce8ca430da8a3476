import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const extendAuditorSeatRequest = z
  .strictObject({ to: localDate(), reason: text(500) })
  .meta({ id: 'ExtendAuditorSeatRequest' });
export type ExtendAuditorSeatBody = z.output<typeof extendAuditorSeatRequest>;
