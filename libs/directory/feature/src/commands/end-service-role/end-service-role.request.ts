import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const endServiceRoleRequest = z
  .strictObject({ to: localDate().nullable().default(null), reason: text(500) })
  .meta({ id: 'EndServiceRoleRequest' });
export type EndServiceRoleBody = z.output<typeof endServiceRoleRequest>;
