import type { ReportRow } from '@gongjian/plans-domain';

export const REPORT_STATUSES = [
  'asked',
  'filed',
  'passedOn',
  'arrived',
] as const satisfies readonly ReportRow['status'][];
