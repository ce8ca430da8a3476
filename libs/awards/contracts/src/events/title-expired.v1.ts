import { act, day, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({ ...titlePlace, on: day, act });

export type TitleExpiredV1 = z.output<typeof data>;

export const titleExpiredV1: IntegrationEventDefinition<TitleExpiredV1> = {
  context: 'awards',
  name: 'TitleExpired',
  major: 1,
  meaning: { zh: '称号有效期届满。', en: 'The title came to the end of its validity.' },
  data,
  example: { ...titlePlaceExample, on: '2028-06-10', act: actExample },
};
