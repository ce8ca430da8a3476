import { act, day, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { rectificationPlace, rectificationPlaceExample } from './rectification-place.js';

const data = z.object({ ...rectificationPlace, lastDay: day, act });

export type RectificationBecameOverdueV1 = z.output<typeof data>;

export const rectificationBecameOverdueV1: IntegrationEventDefinition<RectificationBecameOverdueV1> = {
  context: 'plans',
  name: 'RectificationBecameOverdue',
  major: 1,
  meaning: { zh: '整改逾期。', en: 'A problem was not put right in time.' },
  data,
  example: { ...rectificationPlaceExample, occurredOn: '2026-12-05', lastDay: '2026-12-04', act: actExample },
};
