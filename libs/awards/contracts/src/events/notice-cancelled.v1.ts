import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';

const data = z.object({ noticeId: id, act });

export type NoticeCancelledV1 = z.output<typeof data>;

export const noticeCancelledV1: IntegrationEventDefinition<NoticeCancelledV1> = {
  context: 'awards',
  name: 'NoticeCancelled',
  major: 1,
  meaning: {
    zh: '公示已撤销：此前公布的名单不再公示。',
    en: 'The notice was cancelled: what it showed is shown no more.',
  },
  data,
  example: { noticeId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d13', act: actExample },
};
