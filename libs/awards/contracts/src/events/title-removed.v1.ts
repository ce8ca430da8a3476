import { act, day, id, type IntegrationEventDefinition, moment } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { authority, authorityExample, titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({
  ...titlePlace,
  removalId: id,
  mode: z.enum(['byRule', 'byDecision']),
  clause: z.string(),
  grounds: z.array(z.object({ kind: z.string(), factId: id, occurredOn: day })),
  authority,
  decidedAt: moment,
  effectiveOn: day,
  documentNumber: z.string().nullable(),
  plaqueNumber: z.string().nullable(),
  act,
});

export type TitleRemovedV1 = z.output<typeof data>;

export const titleRemovedV1: IntegrationEventDefinition<TitleRemovedV1> = {
  context: 'awards',
  name: 'TitleRemoved',
  major: 1,
  meaning: { zh: '已摘牌（撤销称号）。', en: 'The title was removed.' },
  data,
  example: {
    ...titlePlaceExample,
    removalId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d12',
    mode: 'byRule',
    clause: '第七条第一项',
    grounds: [{ kind: 'incident', factId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d15', occurredOn: '2026-06-20' }],
    authority: authorityExample,
    decidedAt: '2026-06-20T02:00:00.000Z',
    effectiveOn: '2026-06-20',
    documentNumber: '清创〔2026〕11号',
    plaqueNumber: '清-0001',
    act: actExample,
  },
};
