import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const unbindServiceAccountRequest = z
  .strictObject({ issuer: text(300), subject: text(200), reason: text(500).nullable().default(null) })
  .meta({ id: 'UnbindServiceAccountRequest' });
export type UnbindServiceAccountBody = z.output<typeof unbindServiceAccountRequest>;
