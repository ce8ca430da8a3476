import { act, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { rectificationPlace, rectificationPlaceExample } from './rectification-place.js';

const data = z.object({ ...rectificationPlace, act });

export type RectificationWithdrawnV1 = z.output<typeof data>;

export const rectificationWithdrawnV1: IntegrationEventDefinition<RectificationWithdrawnV1> = {
  context: 'plans',
  name: 'RectificationWithdrawn',
  major: 1,
  meaning: {
    zh: '整改要求已撤销，视为未曾提出。',
    en: 'The order to put something right was withdrawn; it counts as never given.',
  },
  data,
  example: { ...rectificationPlaceExample, act: actExample },
};
