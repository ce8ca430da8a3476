import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { indicatorCode } from '../../requests/values.js';

export const openRoundRequest = z
  .strictObject({
    programme: z.strictObject({ id: uuid(), version: z.int().min(1) }),
    roundCode: indicatorCode().meta({
      description: '项目版本中的轮次代码。A round of the version.',
      example: 'annual',
    }),
    kind: z.enum(['own', 'mock', 'external']).meta({
      description:
        '本级、模拟（不产生等级效力）、外部（由上级告知结果）。A mock decides nothing; an external one is told by another authority.',
    }),
    divisionId: uuid().meta({ description: '该区划及其以下的对象加入。Its subjects and those below it enter.' }),
    period: z.strictObject({ from: localDate(), to: localDate() }).refine(({ from, to }) => from <= to, {
      params: { code: 'PERIOD', zh: '起日不得晚于止日。', en: 'It begins before it ends.' },
    }),
  })
  .meta({ id: 'OpenRound' });
export type OpenRoundBody = z.output<typeof openRoundRequest>;
