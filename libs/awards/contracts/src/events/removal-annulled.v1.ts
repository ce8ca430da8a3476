import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({
  ...titlePlace,
  removalId: id,
  why: z.enum(['withdrawnReport', 'appealUpheld', 'error']),
  restored: z
    .object({ standing: z.enum(['named', 'conferred', 'warned', 'suspended']), validTo: day.nullable() })
    .nullable(),
  act,
});

export type RemovalAnnulledV1 = z.output<typeof data>;

export const removalAnnulledV1: IntegrationEventDefinition<RemovalAnnulledV1> = {
  context: 'awards',
  name: 'RemovalAnnulled',
  major: 1,
  meaning: { zh: '摘牌决定已撤销，视为未曾摘牌。', en: 'A removal was annulled; the title counts as never removed.' },
  data,
  example: {
    ...titlePlaceExample,
    removalId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d12',
    why: 'withdrawnReport',
    restored: { standing: 'conferred', validTo: '2028-06-10' },
    act: actExample,
  },
};
