import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({ ...titlePlace, namingId: id, plaqueNumber: z.string().nullable(), on: day, act });

export type TitleConferredV1 = z.output<typeof data>;

export const titleConferredV1: IntegrationEventDefinition<TitleConferredV1> = {
  context: 'awards',
  name: 'TitleConferred',
  major: 1,
  meaning: { zh: '已授牌。', en: 'The plaque was handed over.' },
  data,
  example: {
    ...titlePlaceExample,
    namingId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d11',
    plaqueNumber: '清-0001',
    on: '2026-06-12',
    act: actExample,
  },
};
