import type { Answer, ItemOf } from '../../api/client.js';
import type { Tone } from '../../shapes/index.js';

export type Plan = Answer<'/api/plans/v1/plans/{id}'>;
export type PlanItem = Plan['items'][number];
export type PlanGroup = Plan['groups'][number];
export type PlanStage = Plan['stages'][number];
export type ListedPlan = ItemOf<'/api/plans/v1/plans'>;
export type ListedTask = ItemOf<'/api/plans/v1/tasks'>;

export const PLAN_STATUSES = ['draft', 'issuing', 'issued', 'closed', 'discarded'] as const;
export const UNIT_ROLES = ['lead', 'responsible', 'assisting'] as const;
export const PERSON_ROLES = ['direct', 'handler'] as const;
export const LEVELS = ['national', 'province', 'city', 'county', 'town', 'community'] as const;
export const SOURCES = ['planItem', 'quarterList', 'meeting', 'instruction', 'inspectionFinding', 'complaint'] as const;
/** In the order a task lives through them. */
export const TASK_STATUSES = [
  'assigned',
  'refused',
  'signedFor',
  'returned',
  'submitted',
  'completed',
  'withdrawn',
] as const;

export const planTone: Readonly<Record<Plan['status'], Tone>> = {
  draft: 'plain',
  discarded: 'plain',
  issuing: 'go',
  issued: 'go',
  closed: 'ok',
};

export const taskTone: Readonly<Record<ListedTask['status'], Tone>> = {
  assigned: 'go',
  signedFor: 'go',
  refused: 'late',
  submitted: 'soon',
  returned: 'back',
  completed: 'ok',
  withdrawn: 'plain',
};

export const itemTone: Readonly<Record<NonNullable<PlanItem['progress']>, Tone>> = {
  pending: 'go',
  assigned: 'ok',
  failed: 'late',
  dropped: 'plain',
};
