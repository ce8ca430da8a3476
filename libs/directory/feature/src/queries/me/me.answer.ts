import { ROLES } from '@gongjian/directory-contracts';
import { ACTIONS } from '@gongjian/shared-access';
import { named } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { divisionRef } from '../../reading/answers.js';
import { postAnswer } from '../person/person.answer.js';

export const meAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(['person', 'service']),
    name: z.string().nullable(),
    accountName: z.string(),
    tenant: named,
    rootDivision: divisionRef,
    posts: z.array(postAnswer),
    units: z.array(named),
    roles: z.array(
      z.object({
        role: z.enum(ROLES),
        division: divisionRef,
        from: z.string(),
        to: z.string().nullable(),
        onBehalfOfPersonId: z.string().nullable(),
        seat: z
          .object({
            id: z.string(),
            records: z.object({ from: z.string(), to: z.string().nullable() }),
            wholeLog: z.boolean(),
          })
          .nullable()
          .meta({
            description: '审计席位：只读，限于这段时间内的记录。An auditor’s seat: reads records of that period.',
          }),
      }),
    ),
    may: z.array(z.enum(ACTIONS)).meta({
      description:
        '某处有权办的事；在哪里能办，各记录和命令再答。What some right in force allows somewhere; each record and command says where.',
    }),
  })
  .meta({ id: 'Me' });
export type MeAnswer = z.output<typeof meAnswer>;
