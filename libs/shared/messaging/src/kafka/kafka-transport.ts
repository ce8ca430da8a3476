import type { EventStore } from '@gongjian/shared-event-sourcing';
import { ReaderLocks, type LogReader, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { register, type Registry } from 'prom-client';
import { Transport, type Receiver, type Subscription } from '../transport.js';
import { kafkaClient, topicOf, type KafkaSettings } from './kafka-connection.js';
import { KafkaMetrics } from './kafka-metrics.js';
import { KafkaReceiver } from './kafka-receiver.js';
import { KafkaRelay } from './kafka-relay.js';

/** Apache Kafka: a relay for each context that publishes, a receiver for each consumer. */
export class KafkaTransport extends Transport {
  override readonly mayLose = true;
  private readonly kafka: Kafka;
  private readonly metrics: KafkaMetrics;

  constructor(
    private readonly settings: KafkaSettings,
    private readonly store: EventStore,
    private readonly pool: Pool,
    private readonly logger: ReaderLogger,
    /** What it tells of its clients. */
    registry: Registry = register,
  ) {
    super();
    this.metrics = new KafkaMetrics(registry);
    this.kafka = kafkaClient(settings, logger);
  }

  override relay(context: string): readonly LogReader[] {
    const { kafka, settings, store, pool, logger, metrics } = this;
    return [new KafkaRelay(context, topicOf(settings, context), { kafka, store, pool, logger, metrics })];
  }

  override receiver(subscription: Subscription): Receiver {
    const { kafka, settings, logger, metrics } = this;
    const locks = new ReaderLocks(this.pool, () => undefined);
    return new KafkaReceiver(subscription, { kafka, settings, locks, logger, metrics });
  }
}
