import { PERSON_ROLES } from '@gongjian/directory-contracts';
import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const delegateRoleRequest = z
  .strictObject({
    role: z.enum(PERSON_ROLES),
    divisionId: uuid(),
    delegatorId: uuid(),
    from: localDate(),
    to: localDate(),
  })
  .meta({ id: 'DelegateRoleRequest' });
export type DelegateRoleBody = z.output<typeof delegateRoleRequest>;
