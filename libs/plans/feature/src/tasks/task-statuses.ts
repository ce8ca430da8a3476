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
