import { SUBJECT_KINDS } from '@gongjian/directory-contracts';
import { text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const subjectLookupQuery = z
  .strictObject({
    id: uuid().optional().meta({ description: '核对已知的编号，单独使用。To check an id that is known; alone.' }),
    divisionCode: z
      .string()
      .regex(/^\d{12}$/)
      .optional()
      .meta({ example: '990121001000', description: '统计用区划代码，含其下级。12 digits; all below it as well.' }),
    name: text(200).optional().meta({ description: '名称以此开头。The name begins so.' }),
    kind: z.enum(SUBJECT_KINDS).optional(),
  })
  .refine(
    ({ id, divisionCode, name, kind }) =>
      id === undefined ? divisionCode !== undefined : [divisionCode, name, kind].every((each) => each === undefined),
    {
      params: {
        code: 'ID_OR_DIVISION',
        zh: '须给出编号，或区划代码（可加名称、种类）。',
        en: 'Takes an id alone, or a division code, with a name and a kind where they are known.',
      },
    },
  );
export type SubjectLookupQuery = z.output<typeof subjectLookupQuery>;
