import { PERSON_ROLES } from '@gongjian/directory-contracts';
import { flag, page } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { datedQuery } from '../../reading/requests.js';

export const divisionRolesQuery = datedQuery.extend({
  role: z.enum(PERSON_ROLES).optional(),
  below: flag().optional().meta({ description: '含其下级区划。In the divisions below it as well.' }),
  ...page,
});
export type DivisionRolesQuery = z.output<typeof divisionRolesQuery>;
