import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { programmePlace, programmePlaceExample } from './title-place.js';

const data = z.object({
  ...programmePlace,
  commendationId: id,
  to: z.object({ kind: z.enum(['subject', 'unit', 'member']), id }),
  item: z.object({ kind: z.enum(['item', 'praise']), code: z.string() }),
  documentNumber: z.string(),
  on: day,
  act,
});

export type CommendationDecidedV1 = z.output<typeof data>;

export const commendationDecidedV1: IntegrationEventDefinition<CommendationDecidedV1> = {
  context: 'awards',
  name: 'CommendationDecided',
  major: 1,
  meaning: { zh: '已决定表彰或通报表扬。', en: 'A commendation was decided.' },
  data,
  example: {
    ...programmePlaceExample,
    commendationId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d16',
    to: { kind: 'subject', id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d02' },
    item: { kind: 'item', code: 'county' },
    documentNumber: '清表〔2026〕2号',
    on: '2026-12-20',
    act: actExample,
  },
};
