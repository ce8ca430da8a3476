import type { FollowUpRow } from '@gongjian/plans-domain';

export const FOLLOW_UP_STATUSES = [
  'open',
  'completed',
  'settled',
  'withdrawn',
] as const satisfies readonly FollowUpRow['status'][];
