import type { EventStore } from '@gongjian/shared-event-sourcing';
import { ReaderLocks, type LogReader, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { Transport, type Receiver, type Subscription } from '../transport.js';
import { kafkaClient, topicOf, type KafkaSettings } from './kafka-connection.js';
import { KafkaReceiver } from './kafka-receiver.js';
import { KafkaRelay } from './kafka-relay.js';

/** Apache Kafka: a relay for each context that publishes, a receiver for each consumer. */
export class KafkaTransport extends Transport {
  override readonly mayLose = true;
  private readonly kafka: Kafka;

  constructor(
    private readonly settings: KafkaSettings,
    private readonly store: EventStore,
    private readonly pool: Pool,
    private readonly logger: ReaderLogger,
  ) {
    super();
    this.kafka = kafkaClient(settings, logger);
  }

  override relay(context: string): readonly LogReader[] {
    return [new KafkaRelay(context, topicOf(this.settings, context), this.kafka, this.store, this.pool, this.logger)];
  }

  override receiver(subscription: Subscription): Receiver {
    const { kafka, settings, logger } = this;
    const locks = new ReaderLocks(this.pool, () => undefined);
    return new KafkaReceiver(subscription, { kafka, settings, locks, logger });
  }
}
