import { act, day, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { programmePlace, programmePlaceExample } from './title-place.js';

const data = z.object({ ...programmePlace, noticeId: id, count: z.int().positive(), firstDay: day, lastDay: day, act });

export type NoticeEndedV1 = z.output<typeof data>;

export const noticeEndedV1: IntegrationEventDefinition<NoticeEndedV1> = {
  context: 'awards',
  name: 'NoticeEnded',
  major: 1,
  meaning: { zh: '公示期满。', en: 'The notice is over.' },
  data,
  example: {
    ...programmePlaceExample,
    noticeId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d13',
    count: 12,
    firstDay: '2026-06-03',
    lastDay: '2026-06-10',
    act: actExample,
  },
};
