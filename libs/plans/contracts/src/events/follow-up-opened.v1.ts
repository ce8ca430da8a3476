import { act, day, unit, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { followUpPlace, followUpPlaceExample } from './follow-up-place.js';
import { planPlaceExample } from './plan-place.js';

const data = z.object({ ...followUpPlace, clause: z.string(), authority: unit, openedOn: day, act });

export type FollowUpOpenedV1 = z.output<typeof data>;

export const followUpOpenedV1: IntegrationEventDefinition<FollowUpOpenedV1> = {
  context: 'plans',
  name: 'FollowUpOpened',
  major: 1,
  meaning: { zh: '摘牌后的专门督导已开始。', en: 'The follow-up of a removal was opened.' },
  data,
  example: {
    ...followUpPlaceExample,
    clause: '第七条第一项',
    authority: planPlaceExample.authority,
    openedOn: '2026-06-22',
    act: actExample,
  },
};
