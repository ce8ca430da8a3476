import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({
  ...titlePlace,
  why: z.enum(['merged', 'closed', 'abolished', 'trigger']),
  successorId: id.nullable(),
  on: day,
  act,
});

export type TitleEndedV1 = z.output<typeof data>;

export const titleEndedV1: IntegrationEventDefinition<TitleEndedV1> = {
  context: 'awards',
  name: 'TitleEnded',
  major: 1,
  meaning: {
    zh: '称号因合并、撤销等终止。',
    en: 'The title ended: its subject was merged, closed or abolished, or a trigger says so.',
  },
  data,
  example: {
    ...titlePlaceExample,
    why: 'merged',
    successorId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d03',
    on: '2026-09-01',
    act: actExample,
  },
};
