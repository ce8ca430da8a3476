import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const assignHandlerRequest = z
  .strictObject({
    personId: uuid(),
    reason: reason.optional().meta({ description: '改由他人处理的理由。Why it is another’s from now on.' }),
  })
  .meta({ id: 'AssignHandler' });
export type AssignHandlerBody = z.output<typeof assignHandlerRequest>;
