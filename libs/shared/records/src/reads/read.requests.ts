import { READ_KINDS } from '@gongjian/shared-domain';
import { instant, uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { flag, page } from '../requests.js';

export const readListQuery = z.strictObject({
  seatId: uuid().optional(),
  personId: uuid().optional(),
  recordId: uuid().optional().meta({ description: '看过这条记录的。Those in which that record was read.' }),
  kind: z.enum(READ_KINDS).optional(),
  refused: flag()
    .optional()
    .meta({ description: '只看被拒绝的，或只看已答复的。Only those refused, or only those answered.' }),
  from: instant().optional().meta({ description: '这一时刻起。From that moment on.' }),
  before: instant().optional().meta({ description: '这一时刻之前。Before that moment.' }),
  ...page,
});
export type ReadListQuery = z.output<typeof readListQuery>;
