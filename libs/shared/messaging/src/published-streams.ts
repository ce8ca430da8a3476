import { isEventStoreError, type EventStore, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { messageOf, type IntegrationMessage } from './message.js';
import { publishedStream } from './publication.js';

/** Port: what was published, to fill holes with and to replay from. */
export abstract class PublishedStreams {
  /**
   * @param sequence exclusive; `-1n` from the start
   * @returns in order, without holes; none when nothing follows
   */
  abstract after(
    context: string,
    tenant: string,
    sequence: bigint,
    limit: number,
  ): Promise<readonly IntegrationMessage[]>;
}

/** As they stand in the log. */
export class LogPublishedStreams extends PublishedStreams {
  constructor(private readonly store: EventStore) {
    super();
  }

  override async after(
    context: string,
    tenant: string,
    sequence: bigint,
    limit: number,
  ): Promise<readonly IntegrationMessage[]> {
    const recorded = await this.read(publishedStream(context, tenant), sequence + 1n, limit);
    if (recorded.length === 0) return [];
    const head = await this.store.head();
    return recorded.map((each) => messageOf(each, head));
  }

  private async read(stream: string, from: bigint, limit: number): Promise<readonly RecordedEvent[]> {
    try {
      return await this.store.readStream(stream, { from, limit });
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return [];
      throw error;
    }
  }
}
