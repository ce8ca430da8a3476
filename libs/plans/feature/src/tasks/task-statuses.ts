import type { TaskStatus } from '@gongjian/plans-domain';

export const TASK_STATUSES = [
  'assigned',
  'signedFor',
  'refused',
  'submitted',
  'returned',
  'completed',
  'withdrawn',
] as const satisfies readonly TaskStatus[];

/** Neither completed nor withdrawn. */
export const OPEN_TASK_STATUSES: readonly TaskStatus[] = TASK_STATUSES.filter(
  (status) => status !== 'completed' && status !== 'withdrawn',
);
