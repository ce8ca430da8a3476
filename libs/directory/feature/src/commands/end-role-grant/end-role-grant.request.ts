import { localDate, text } from '@gongjian/shared-http';
import { z } from 'zod';

export const endRoleGrantRequest = z
  .strictObject({ to: localDate().nullable().default(null), reason: text(500) })
  .meta({ id: 'EndRoleGrantRequest' });
export type EndRoleGrantBody = z.output<typeof endRoleGrantRequest>;
