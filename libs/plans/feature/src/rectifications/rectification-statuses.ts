import type { RectificationStatus } from '@gongjian/plans-domain';

export const RECTIFICATION_STATUSES = [
  'ordered',
  'signed',
  'submitted',
  'returned',
  'checked',
  'closed',
  'withdrawn',
] as const satisfies readonly RectificationStatus[];
