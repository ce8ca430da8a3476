import { act, day, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({ ...titlePlace, on: day, act });

export type TitleRestoredV1 = z.output<typeof data>;

export const titleRestoredV1: IntegrationEventDefinition<TitleRestoredV1> = {
  context: 'awards',
  name: 'TitleRestored',
  major: 1,
  meaning: { zh: '警告或暂停已解除。', en: 'A warning or a suspension is over.' },
  data,
  example: { ...titlePlaceExample, on: '2026-08-01', act: actExample },
};
