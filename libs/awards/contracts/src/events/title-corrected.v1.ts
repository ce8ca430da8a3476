import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';

const data = z.object({
  titleId: id,
  field: z.enum(['plaqueNumber', 'documentNumber']),
  was: z.string().nullable(),
  value: z.string().nullable(),
  act,
});

export type TitleCorrectedV1 = z.output<typeof data>;

export const titleCorrectedV1: IntegrationEventDefinition<TitleCorrectedV1> = {
  context: 'awards',
  name: 'TitleCorrected',
  major: 1,
  meaning: { zh: '称号的牌匾编号或文号已更正。', en: 'The plaque or document number of a title was put right.' },
  data,
  example: {
    titleId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d11',
    field: 'plaqueNumber',
    was: '清牌-2026-0012',
    value: '清牌-2026-0021',
    act: actExample,
  },
};
