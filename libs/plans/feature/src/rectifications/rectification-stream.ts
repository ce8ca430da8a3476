import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

export function rectificationStream(rectificationId: string): string {
  return streamName('rectification', rectificationId);
}

/** The one rectification of a finding or complaint. */
export function rectificationIdOf(tenant: string, kind: 'finding' | 'complaint', id: string): string {
  return naturalId(tenant, 'rectification', kind, id);
}
