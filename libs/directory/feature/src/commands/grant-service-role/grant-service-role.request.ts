import { SERVICE_ROLES } from '@gongjian/directory-contracts';
import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const grantServiceRoleRequest = z
  .strictObject({
    role: z.enum(SERVICE_ROLES),
    divisionId: uuid(),
    from: localDate(),
    to: localDate().nullable().default(null),
  })
  .meta({ id: 'GrantServiceRoleRequest' });
export type GrantServiceRoleBody = z.output<typeof grantServiceRoleRequest>;
