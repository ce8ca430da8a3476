import { DIVISION_LEVELS } from '@gongjian/directory-contracts';
import { text, uuid } from '@gongjian/shared-http';
import { page, sortBy } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const divisionListQuery = z.strictObject({
  parentId: uuid().optional(),
  code: text(12).optional(),
  name: text(100).optional(),
  level: z.enum(DIVISION_LEVELS).optional(),
  status: z.enum(['standing', 'merged', 'abolished']).optional(),
  sort: sortBy(['code', 'name']),
  ...page,
});
export type DivisionListQuery = z.output<typeof divisionListQuery>;
