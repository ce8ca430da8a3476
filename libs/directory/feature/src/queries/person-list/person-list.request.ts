import { PERSON_ROLES } from '@gongjian/directory-contracts';
import { text, uuid } from '@gongjian/shared-http';
import { page } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const personListQuery = z.strictObject({
  name: text(30).optional().meta({ description: '姓名或其中一部分。The name or a part of it.' }),
  unitId: uuid().optional(),
  divisionId: uuid().optional(),
  role: z.enum(PERSON_ROLES).optional(),
  status: z.enum(['registered', 'erased']).optional(),
  ...page,
});
export type PersonListQuery = z.output<typeof personListQuery>;
