import { SUGGESTION_KINDS } from '@gongjian/plans-domain';
import { personal, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

const about = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['task', 'filing', 'report']), id: uuid() }),
    z.strictObject({ kind: z.literal('planItem'), planId: uuid(), itemId: uuid() }),
    z.strictObject({ kind: z.literal('general') }),
  ])
  .meta({ id: 'SuggestionAbout' });

export const fileSuggestionRequest = z
  .strictObject({
    about,
    kind: z.enum(SUGGESTION_KINDS).meta({
      description:
        '不合理要求、重复报送、时限过紧、形式主义、建议、其他。Demands, doubled reports, tight deadlines, form over work.',
    }),
    text: personal(4_000),
    unnamed: z.boolean().optional().meta({
      description:
        '不具名：答复单位看不到提出人；请记下编号，凭编号查看答复。Those who answer do not see who filed it; keep its id.',
    }),
  })
  .meta({ id: 'FileSuggestion' });
export type FileSuggestionBody = z.output<typeof fileSuggestionRequest>;
