import { SUBJECT_KINDS } from '@gongjian/directory-contracts';
import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const registerSubjectRequest = z
  .strictObject({
    kind: z.enum(SUBJECT_KINDS),
    name: text(200),
    class: text(60).nullable().default(null),
    divisionId: uuid(),
    unitId: uuid().nullable().default(null),
    effectiveOn: localDate(),
  })
  .meta({ id: 'RegisterSubjectRequest' });
export type RegisterSubjectBody = z.output<typeof registerSubjectRequest>;
