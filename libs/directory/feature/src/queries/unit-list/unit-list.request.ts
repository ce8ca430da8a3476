import { UNIT_KINDS } from '@gongjian/directory-contracts';
import { text, uuid } from '@gongjian/shared-http';
import { page, sortBy } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const unitListQuery = z.strictObject({
  divisionId: uuid().optional(),
  within: uuid().optional().meta({ description: '该区划及其下级。This division and all below it.' }),
  superiorId: uuid().optional(),
  name: text(200).optional(),
  kind: z.enum(UNIT_KINDS).optional(),
  status: z.enum(['registered', 'closed']).optional(),
  sort: sortBy(['name']),
  ...page,
});
export type UnitListQuery = z.output<typeof unitListQuery>;
