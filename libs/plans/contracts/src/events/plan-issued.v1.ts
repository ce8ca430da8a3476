import { act, day, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { LEVELS } from '../programme-definition/primitives.js';
import { actExample } from './act.example.js';
import { planPlace, planPlaceExample } from './plan-place.js';

const data = z.object({
  ...planPlace,
  issuedOn: day,
  /** Of a historic programme: the approval to start it again. Absent: the programme is in force. */
  restart: z
    .object({
      number: z.string(),
      by: z.object({ zh: z.string(), en: z.string() }),
      level: z.enum(LEVELS),
      on: day,
    })
    .exactOptional(),
  act,
});

export type PlanIssuedV1 = z.output<typeof data>;

export const planIssuedV1: IntegrationEventDefinition<PlanIssuedV1> = {
  context: 'plans',
  name: 'PlanIssued',
  major: 1,
  meaning: {
    zh: '工作方案已印发，时段内的测评轮次由此开启。',
    en: 'A plan was issued; the rounds of its period open.',
  },
  data,
  example: { ...planPlaceExample, issuedOn: '2026-03-09', act: actExample },
};
