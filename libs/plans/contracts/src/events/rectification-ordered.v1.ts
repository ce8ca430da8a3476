import { act, day, unit, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { rectificationPlace, rectificationPlaceExample } from './rectification-place.js';
import { planPlaceExample } from './plan-place.js';

const data = z.object({ ...rectificationPlace, unit: unit.nullable(), dueOn: day, act });

export type RectificationOrderedV1 = z.output<typeof data>;

export const rectificationOrderedV1: IntegrationEventDefinition<RectificationOrderedV1> = {
  context: 'plans',
  name: 'RectificationOrdered',
  major: 1,
  meaning: { zh: '已责令限期整改。', en: 'A problem is to be put right by a day.' },
  data,
  example: { ...rectificationPlaceExample, unit: planPlaceExample.authority, dueOn: '2026-12-04', act: actExample },
};
