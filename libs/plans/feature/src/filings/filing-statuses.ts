import type { FilingRow } from '@gongjian/plans-domain';

export const FILING_STATUSES = [
  'open',
  'submitted',
  'returned',
  'completed',
] as const satisfies readonly FilingRow['status'][];
