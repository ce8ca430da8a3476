import type { EscalationKind, EscalationRow, EscalationWaits } from '@gongjian/plans-domain';

export const ESCALATION_STATUSES = ['open', 'ended'] as const satisfies readonly EscalationRow['status'][];

export const ESCALATION_KINDS = [
  'reminder',
  'supervisionOrder',
  'interview',
  'circular',
] as const satisfies readonly EscalationKind[];

export const ESCALATION_WAITS = ['telling', 'decision', 'service'] as const satisfies readonly EscalationWaits[];
