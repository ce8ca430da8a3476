import { text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const roundWhatIfRequest = z
  .strictObject({
    programmeId: uuid().optional().meta({ description: '缺省为本轮的项目。The round’s own one when left out.' }),
    version: z.int().min(1).max(1_000_000),
    roundCode: text(40).optional().meta({
      description: '另一版本的哪个轮次；缺省为同一代码。Which round of it; the same code when left out.',
    }),
  })
  .meta({ id: 'AskRoundWhatIf' });
export type RoundWhatIfBody = z.output<typeof roundWhatIfRequest>;
