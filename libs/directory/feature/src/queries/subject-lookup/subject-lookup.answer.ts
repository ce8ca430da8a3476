import { SUBJECT_KINDS } from '@gongjian/directory-contracts';
import { z } from 'zod';
import { divisionRef } from '../../reading/answers.js';

export const subjectLookupAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({ id: z.string(), kind: z.enum(SUBJECT_KINDS), name: z.string(), division: divisionRef }),
    ),
    more: z.boolean().meta({ description: '还有更多，请缩小范围。There are more: ask for less.' }),
  })
  .meta({ id: 'SubjectLookup' });
export type SubjectLookupAnswer = z.output<typeof subjectLookupAnswer>;
