import { naturalId, streamName } from '@gongjian/shared-event-sourcing';

export function taskStream(taskId: string): string {
  return streamName('task', taskId);
}

/** The one task of an item of a plan. */
export function taskIdOfItem(tenant: string, planId: string, itemId: string): string {
  return naturalId(tenant, 'task', planId, itemId);
}
