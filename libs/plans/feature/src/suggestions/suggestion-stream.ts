import { newAggregateId, streamName } from '@gongjian/shared-event-sourcing';
import type { Write } from '@gongjian/shared-records';

export function suggestionStream(suggestionId: string): string {
  return streamName('suggestion', suggestionId);
}

export function suggestionIdOf({ principal, commandId }: Write): string {
  return newAggregateId(principal.tenant, 'suggestion', commandId);
}
