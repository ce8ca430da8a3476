import { act, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { rectificationPlace, rectificationPlaceExample } from './rectification-place.js';

const data = z.object({ ...rectificationPlace, act });

export type RectificationClosedV1 = z.output<typeof data>;

export const rectificationClosedV1: IntegrationEventDefinition<RectificationClosedV1> = {
  context: 'plans',
  name: 'RectificationClosed',
  major: 1,
  meaning: { zh: '整改已核查销号。', en: 'A problem was put right, and closed.' },
  data,
  example: { ...rectificationPlaceExample, act: actExample },
};
