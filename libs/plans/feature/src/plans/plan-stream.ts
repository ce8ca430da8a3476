import { streamName } from '@gongjian/shared-event-sourcing';

export function planStream(planId: string): string {
  return streamName('plan', planId);
}
