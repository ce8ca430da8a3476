import { streamName } from '@gongjian/shared-event-sourcing';

export function taskStream(taskId: string): string {
  return streamName('task', taskId);
}
