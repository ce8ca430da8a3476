import { act, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { followUpPlace, followUpPlaceExample } from './follow-up-place.js';

const data = z.object({ ...followUpPlace, why: z.enum(['withdrawnReport', 'appealUpheld', 'error']), act });

export type FollowUpWithdrawnV1 = z.output<typeof data>;

export const followUpWithdrawnV1: IntegrationEventDefinition<FollowUpWithdrawnV1> = {
  context: 'plans',
  name: 'FollowUpWithdrawn',
  major: 1,
  meaning: { zh: '摘牌决定已撤销，专门督导随之撤回。', en: 'The removal was annulled, and its follow-up withdrawn.' },
  data,
  example: { ...followUpPlaceExample, why: 'withdrawnReport', act: actExample },
};
