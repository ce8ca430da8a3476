import { act, day, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { planPlace, planPlaceExample } from './plan-place.js';

const data = z.object({ ...planPlace, closedOn: day, act });

export type PlanClosedV1 = z.output<typeof data>;

export const planClosedV1: IntegrationEventDefinition<PlanClosedV1> = {
  context: 'plans',
  name: 'PlanClosed',
  major: 1,
  meaning: { zh: '工作方案已办结，不再开启新的轮次。', en: 'A plan was closed; no further rounds open.' },
  data,
  example: { ...planPlaceExample, closedOn: '2026-12-20', act: actExample },
};
