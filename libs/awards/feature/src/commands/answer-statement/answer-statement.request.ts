import { personal } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const answerStatementRequest = z
  .strictObject({
    answer: personal(8_000),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'AnswerStatement' });
export type AnswerStatementBody = z.output<typeof answerStatementRequest>;
