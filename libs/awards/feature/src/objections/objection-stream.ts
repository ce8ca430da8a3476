import { streamName } from '@gongjian/shared-event-sourcing';

export function objectionStream(objectionId: string): string {
  return streamName('objection', objectionId);
}
