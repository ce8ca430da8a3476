import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const replyToObjectionRequest = z
  .strictObject({ way: z.enum(['inPerson', 'post', 'phone', 'electronic']), lateEntry: lateEntry.optional() })
  .meta({ id: 'ReplyToObjection' });
export type ReplyToObjectionBody = z.output<typeof replyToObjectionRequest>;
