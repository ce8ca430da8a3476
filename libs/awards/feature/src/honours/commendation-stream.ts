import { streamName } from '@gongjian/shared-event-sourcing';

export function commendationStream(commendationId: string): string {
  return streamName('commendation', commendationId);
}
