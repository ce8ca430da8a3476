import { EventStore, isEventStoreError, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';

/** A correction names the event it puts right, which must stand in the same stream. */
@Injectable()
export class RecordedEvents {
  constructor(private readonly store: EventStore) {}

  /** All of a stream; none where there is no such stream. */
  async of(stream: string): Promise<readonly RecordedEvent[]> {
    try {
      return await this.store.readStream(stream);
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return [];
      throw error;
    }
  }

  /** @throws DomainError CORRECTION.EVENT_UNKNOWN */
  async requireIn(stream: string, eventId: string): Promise<void> {
    const events = await this.of(stream);
    if (events.some((event) => event.id === eventId)) return;
    throw new DomainError(
      'CORRECTION.EVENT_UNKNOWN',
      'invalid',
      { zh: '这条记录的历史里没有该事件。', en: 'The history of this record holds no such event.' },
      { eventId },
    );
  }
}
