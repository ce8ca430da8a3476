import { act, id, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { authority, authorityExample, titlePlace, titlePlaceExample } from './title-place.js';

const data = z.object({ ...titlePlace, removalId: id, clause: z.string(), authority, roundId: id.nullable(), act });

export type FollowUpBecameDueV1 = z.output<typeof data>;

export const followUpBecameDueV1: IntegrationEventDefinition<FollowUpBecameDueV1> = {
  context: 'awards',
  name: 'FollowUpBecameDue',
  major: 1,
  meaning: { zh: '摘牌后的专门督导应当开始。', en: 'The follow-up after a removal is due.' },
  data,
  example: {
    ...titlePlaceExample,
    removalId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d12',
    clause: '第七条第一项',
    authority: authorityExample,
    roundId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d14',
    act: actExample,
  },
};
