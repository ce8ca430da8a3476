import { named } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { grantAnswer, postAnswer } from '../person/person.answer.js';

export const heldRoleAnswer = grantAnswer
  .omit({ actsForPersonId: true })
  .extend({
    person: z
      .object({ id: z.string(), name: z.string().nullable() })
      .meta({ description: '谁；姓名是现在的，清除后为 null。Who; the name as it is now, null once erased.' }),
    posts: z.array(postAnswer).meta({ description: '此人当日的职务。Their posts on that day.' }),
    actsFor: z
      .object({
        personId: z.string(),
        name: z.string().nullable(),
        post: named.nullable(),
        unit: named.nullable(),
      })
      .nullable()
      .meta({ description: '主持工作或代办：代谁、其当时的职务和单位。For whom, in which post of which unit.' }),
  })
  .meta({ id: 'HeldRole' });
export type HeldRoleAnswer = z.output<typeof heldRoleAnswer>;
