import { SUBJECT_KINDS } from '@gongjian/directory-contracts';
import { text, uuid } from '@gongjian/shared-http';
import { page, sortBy } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const subjectListQuery = z.strictObject({
  divisionId: uuid().optional(),
  within: uuid().optional().meta({ description: '该区划及其下级。This division and all below it.' }),
  name: text(200).optional(),
  kind: z.enum(SUBJECT_KINDS).optional(),
  class: text(60).optional(),
  status: z.enum(['registered', 'closed']).optional(),
  sort: sortBy(['name', 'kind']),
  ...page,
});
export type SubjectListQuery = z.output<typeof subjectListQuery>;
