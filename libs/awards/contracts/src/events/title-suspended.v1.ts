import { act, day, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({
  ...titlePlace,
  cause: z.enum(['trigger', 'leader', 'renewalMissed']),
  clause: z.string().nullable(),
  on: day,
  until: day.nullable(),
  act,
});

export type TitleSuspendedV1 = z.output<typeof data>;

export const titleSuspendedV1: IntegrationEventDefinition<TitleSuspendedV1> = {
  context: 'awards',
  name: 'TitleSuspended',
  major: 1,
  meaning: { zh: '称号已暂停，暂停期间不计。', en: 'The title is suspended; it does not count meanwhile.' },
  data,
  example: {
    ...titlePlaceExample,
    cause: 'trigger',
    clause: '第十一条',
    on: '2026-07-01',
    until: '2026-08-30',
    act: actExample,
  },
};
