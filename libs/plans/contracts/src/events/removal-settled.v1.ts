import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { followUpPlace, followUpPlaceExample } from './follow-up-place.js';

const data = z.object({ ...followUpPlace, rectificationIds: z.array(id), act });

export type RemovalSettledV1 = z.output<typeof data>;

export const removalSettledV1: IntegrationEventDefinition<RemovalSettledV1> = {
  context: 'plans',
  name: 'RemovalSettled',
  major: 1,
  meaning: {
    zh: '摘牌后的问题已全部整改，专门督导办结。',
    en: 'All that was ordered after a removal is put right, and its follow-up is completed.',
  },
  data,
  example: { ...followUpPlaceExample, rectificationIds: ['018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d21'], act: actExample },
};
