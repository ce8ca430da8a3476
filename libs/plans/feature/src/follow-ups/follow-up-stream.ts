import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

export function followUpStream(followUpId: string): string {
  return streamName('followup', followUpId);
}

/** The one follow-up of a removal. */
export function followUpIdOf(tenant: string, removalId: string): string {
  return naturalId(tenant, 'followup', removalId);
}
