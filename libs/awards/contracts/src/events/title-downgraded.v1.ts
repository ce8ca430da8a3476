import { act, day, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({ ...titlePlace, from: z.string(), on: day, act });

export type TitleDowngradedV1 = z.output<typeof data>;

export const titleDowngradedV1: IntegrationEventDefinition<TitleDowngradedV1> = {
  context: 'awards',
  name: 'TitleDowngraded',
  major: 1,
  meaning: {
    zh: '称号已降等；grade 为降后的等级。',
    en: 'The title was downgraded; it is held at `grade` from then on.',
  },
  data,
  example: { ...titlePlaceExample, from: 'platinum', on: '2026-08-01', act: actExample },
};
