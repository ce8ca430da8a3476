import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const unbindAccountRequest = z
  .strictObject({ issuer: text(300), subject: text(200), reason: text(500).nullable().default(null) })
  .meta({ id: 'UnbindAccountRequest' });
export type UnbindAccountBody = z.output<typeof unbindAccountRequest>;
