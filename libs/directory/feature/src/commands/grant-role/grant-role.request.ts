import { PERSON_ROLES } from '@gongjian/directory-contracts';
import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const grantRoleRequest = z
  .strictObject({
    role: z.enum(PERSON_ROLES),
    divisionId: uuid(),
    from: localDate(),
    to: localDate().nullable().default(null),
  })
  .meta({ id: 'GrantRoleRequest' });
export type GrantRoleBody = z.output<typeof grantRoleRequest>;
