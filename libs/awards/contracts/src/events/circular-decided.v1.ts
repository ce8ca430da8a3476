import { act, day, id, type IntegrationEventDefinition, unit } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { programmePlace, programmePlaceExample } from './title-place.js';

const data = z.object({
  ...programmePlace,
  circularId: id,
  unit,
  cause: z.enum(['grade', 'escalation']),
  documentNumber: z.string(),
  on: day,
  act,
});

export type CircularDecidedV1 = z.output<typeof data>;

export const circularDecidedV1: IntegrationEventDefinition<CircularDecidedV1> = {
  context: 'awards',
  name: 'CircularDecided',
  major: 1,
  meaning: { zh: '已决定通报批评。', en: 'A circular of criticism was decided.' },
  data,
  example: {
    ...programmePlaceExample,
    circularId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d17',
    unit: {
      id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d43',
      name: '县住建局',
      division: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d51', name: '清河县' },
    },
    cause: 'grade',
    documentNumber: '清通〔2026〕1号',
    on: '2026-12-20',
    act: actExample,
  },
};
