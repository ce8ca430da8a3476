import { act, day, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({ ...titlePlace, clause: z.string().nullable(), on: day, until: day.nullable(), act });

export type TitleWarnedV1 = z.output<typeof data>;

export const titleWarnedV1: IntegrationEventDefinition<TitleWarnedV1> = {
  context: 'awards',
  name: 'TitleWarned',
  major: 1,
  meaning: { zh: '称号被警告，仍有效。', en: 'The title is warned; it is valid still.' },
  data,
  example: { ...titlePlaceExample, clause: '第九条第二款', on: '2026-07-01', until: '2026-07-31', act: actExample },
};
