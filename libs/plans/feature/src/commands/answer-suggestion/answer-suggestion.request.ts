import { SUGGESTION_OUTCOMES } from '@gongjian/plans-domain';
import { personal } from '@gongjian/shared-http';
import { z } from 'zod';

export const answerSuggestionRequest = z
  .strictObject({
    outcome: z
      .enum(SUGGESTION_OUTCOMES)
      .meta({ description: '采纳、未采纳、答复（说明）。Adopted, not adopted, explained.' }),
    answer: personal(4_000).meta({ description: '怎么办，或为什么不办。What is done, or why nothing is.' }),
  })
  .meta({ id: 'AnswerSuggestion' });
export type AnswerSuggestionBody = z.output<typeof answerSuggestionRequest>;
