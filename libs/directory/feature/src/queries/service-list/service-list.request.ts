import { text, uuid } from '@gongjian/shared-http';
import { page, sortBy } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const serviceListQuery = z.strictObject({
  unitId: uuid().optional(),
  name: text(200).optional(),
  status: z.enum(['registered', 'closed']).optional(),
  sort: sortBy(['name']),
  ...page,
});
export type ServiceListQuery = z.output<typeof serviceListQuery>;
