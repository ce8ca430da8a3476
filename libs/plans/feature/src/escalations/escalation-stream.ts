import type { EscalationTarget } from '@gongjian/plans-domain';
import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

export function escalationStream(escalationId: string): string {
  return streamName('escalation', escalationId);
}

/** The one escalation of a task or rectification, however often it becomes overdue. */
export function escalationIdOf(tenant: string, { kind, id }: Pick<EscalationTarget, 'kind' | 'id'>): string {
  return naturalId(tenant, 'escalation', streamName(kind, id));
}
