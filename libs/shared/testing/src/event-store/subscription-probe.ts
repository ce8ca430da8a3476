import type { EventStore, RecordedEvent, SubscribeOptions, SubscriptionMessage } from '@gongjian/shared-event-sourcing';

/** Reads a subscription message by message until a condition holds, then ends it. */
export async function followUntil(
  store: EventStore,
  options: Omit<SubscribeOptions, 'signal'>,
  enough: (message: SubscriptionMessage, all: readonly SubscriptionMessage[]) => boolean,
): Promise<readonly SubscriptionMessage[]> {
  const controller = new AbortController();
  const messages: SubscriptionMessage[] = [];
  for await (const message of store.subscribeAll({ ...options, signal: controller.signal })) {
    messages.push(message);
    if (enough(message, messages)) controller.abort();
  }
  return messages;
}

export function eventsOf(messages: readonly SubscriptionMessage[]): readonly RecordedEvent[] {
  return messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []));
}
