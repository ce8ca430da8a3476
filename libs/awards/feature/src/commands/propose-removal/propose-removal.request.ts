import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const proposeRemovalRequest = z
  .strictObject({
    factIds: z.array(uuid()).min(1).max(50).meta({ description: '依据的事实。The facts it stands on.' }),
    clause: text(100).meta({ example: '第八条' }),
    publishedClause: text(100)
      .optional()
      .meta({ description: '印发文件中的条款，编号不同时填写。The clause in the published document.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ProposeRemoval' });
export type ProposeRemovalBody = z.output<typeof proposeRemovalRequest>;
