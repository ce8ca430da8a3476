import { pause } from '@gongjian/shared-event-sourcing';
import { describe, type ReaderLocks, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { setMaxListeners } from 'node:events';
import { bring } from '../bring.js';
import { MalformedCloudEvent } from '../cloud-event.js';
import type { IntegrationMessage } from '../message.js';
import { HeldReceiver } from '../held-receiver.js';
import type { Subscription } from '../transport.js';
import { groupOf, topicOf, type KafkaSettings } from './kafka-connection.js';
import { messageFromKafka } from './kafka-message.js';
import type { KafkaMetrics, RestartReason } from './kafka-metrics.js';
import { OffsetRun } from './offset-run.js';

const UNANSWERED = 1_000;
const COMMIT_MS = 1_000;
const SESSION_MS = 10_000;
const HEARTBEAT_MS = 1_000;
const LOOK_MS = 5_000;
/** As long as a broker may take to notice that another died, and then some. */
const STALLED_MS = 20_000;
const MAX_BACK_OFF_MS = 30_000;

export interface KafkaReceiverOptions {
  readonly kafka: Kafka;
  readonly settings: KafkaSettings;
  readonly locks: ReaderLocks;
  readonly logger: ReaderLogger;
  readonly metrics: KafkaMetrics;
}

/**
 * Receives a topic for one consumer. The client is used for the wire alone: what was handed over is committed only when
 * it may be forgotten, and a client that ends, or that gets nothing while the topic goes on, is replaced.
 */
export class KafkaReceiver extends HeldReceiver {
  constructor(
    subscription: Subscription,
    private readonly options: KafkaReceiverOptions,
  ) {
    super(subscription, options.locks, options.logger);
    options.metrics.consumerMade(subscription.context, subscription.consumer);
  }

  protected override async receive(signal: AbortSignal): Promise<void> {
    const { context, consumer } = this.subscription;
    const { metrics } = this.options;
    const clients: { last: ReceiverClient | null } = { last: null };
    const series = { context, client: `consumer.${consumer}` };
    const hide = metrics.showConnection(series, () => clients.last?.alive ?? false);
    try {
      for (let failures = 0; !signal.aborted;) {
        const client = new ReceiverClient(this.subscription, this.options, signal);
        clients.last = client;
        try {
          await client.run();
        } catch (error) {
          if (signal.aborted) break;
          failures = client.received ? 0 : failures + 1;
          metrics.consumerRestarted(context, consumer, client.endedBy);
          this.logger.warn(`${context}/consumer.${consumer}: ${describe(error)}, receives again in a moment`);
        }
        await pause(Math.min(100 * 2 ** failures, MAX_BACK_OFF_MS), signal);
      }
    } finally {
      hide();
    }
  }
}

/** One client, until it fails or is no longer wanted. */
class ReceiverClient {
  /** Something came. */
  received = false;
  /** Why it must be replaced. */
  endedBy: RestartReason = 'failed';

  private readonly ended = new AbortController();
  private readonly signal: AbortSignal;
  private failure: unknown = null;
  /** Of the last heartbeat that was answered, by the monotonic clock. */
  private heartbeatAt: number | null = null;
  private partitions = new Map<number, OffsetRun>();
  private unanswered = 0;
  private room: (() => void) | null = null;
  private readonly underway = new Set<Promise<void>>();
  private readonly topic: string;
  private readonly groupId: string;
  private readonly name: string;

  constructor(
    private readonly subscription: Subscription,
    private readonly options: KafkaReceiverOptions,
    wanted: AbortSignal,
  ) {
    this.signal = AbortSignal.any([wanted, this.ended.signal]);
    setMaxListeners(0, this.signal);
    const { context, consumer, source } = subscription;
    this.topic = topicOf(options.settings, source);
    this.groupId = groupOf(options.settings, context, consumer);
    this.name = `${context}/consumer.${consumer}`;
  }

  /** A member of its group that the brokers answer. */
  get alive(): boolean {
    return !this.signal.aborted && this.heartbeatAt !== null && performance.now() - this.heartbeatAt < SESSION_MS;
  }

  async run(): Promise<void> {
    const { kafka } = this.options;
    const consumer = kafka.consumer({
      ...{
        groupId: this.groupId,
        sessionTimeout: SESSION_MS,
        heartbeatInterval: HEARTBEAT_MS,
        allowAutoTopicCreation: false,
      },
      ...{ maxWaitTimeInMs: 500, retry: { retries: 3, restartOnFailure: async () => false } },
    });
    const admin = kafka.admin();
    this.signal.addEventListener('abort', () => this.room?.());
    try {
      await admin.connect();
      await consumer.connect();
      await consumer.subscribe({ topic: this.topic, fromBeginning: true });
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => this.fail(error, 'crashed'));
      consumer.on(consumer.events.GROUP_JOIN, () => {
        this.partitions = new Map();
        this.heartbeatAt = performance.now();
      });
      consumer.on(consumer.events.HEARTBEAT, () => (this.heartbeatAt = performance.now()));
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 8,
        eachBatch: (payload) => this.take(payload),
      });
      await Promise.all([this.commitNowAndThen(consumer), this.watch(admin)]);
    } catch (error) {
      this.fail(error);
    } finally {
      this.ended.abort();
      await consumer.disconnect().catch(() => undefined);
      await admin.disconnect().catch(() => undefined);
      await Promise.all(this.underway);
    }
    if (this.failure !== null) throw this.failure as Error;
  }

  private fail(error: unknown, reason: RestartReason = 'failed'): void {
    if (this.failure === null) this.endedBy = reason;
    this.failure ??= error;
    this.ended.abort();
  }

  /** Hands a batch over, as much as there is room for, and lets the client go on. */
  private async take({ batch, heartbeat, isRunning, isStale, resolveOffset }: EachBatchPayload): Promise<void> {
    const offsets = this.offsetsOf(batch.partition);
    for (const each of batch.messages) {
      while (this.unanswered >= UNANSWERED && !this.signal.aborted) {
        await Promise.race([this.roomComes(), pause(HEARTBEAT_MS, this.signal)]);
        await heartbeat();
      }
      if (this.signal.aborted || !isRunning() || isStale()) return;
      this.received = true;
      const done = offsets.begin(BigInt(each.offset));
      resolveOffset(each.offset);
      const message = this.messageOf(each, `${batch.partition}:${each.offset}`);
      if (message === null) done();
      else this.handOver(message, done);
    }
    await heartbeat();
  }

  private handOver(message: IntegrationMessage, done: () => void): void {
    this.unanswered += 1;
    const taking = bring(this.subscription, message, this.signal, this.options.logger).then((taken) => {
      this.unanswered -= 1;
      if (taken) done();
      this.room?.();
      this.underway.delete(taking);
    });
    this.underway.add(taking);
  }

  /** What is no event of the source is passed over: the published streams hold every one that is. */
  private messageOf(each: Parameters<typeof messageFromKafka>[0], place: string): IntegrationMessage | null {
    try {
      const message = messageFromKafka(each);
      if (message.context === this.subscription.source) return message;
      this.options.logger.error(`${this.name}: ${this.topic} ${place} is an event of ${message.context}, passed over`);
    } catch (error) {
      if (!(error instanceof MalformedCloudEvent)) throw error;
      this.options.logger.error(`${this.name}: ${this.topic} ${place} has no readable ${error.attribute}, passed over`);
    }
    return null;
  }

  private roomComes(): Promise<void> {
    return new Promise((resolve) => {
      this.room = resolve;
    });
  }

  private offsetsOf(partition: number): OffsetRun {
    const known = this.partitions.get(partition) ?? new OffsetRun();
    this.partitions.set(partition, known);
    return known;
  }

  private async commitNowAndThen(consumer: Consumer): Promise<void> {
    while (!this.signal.aborted) {
      await pause(COMMIT_MS, this.signal);
      try {
        await this.commit(consumer);
      } catch (error) {
        if (!this.signal.aborted) this.options.logger.warn(`${this.name}: offsets: ${describe(error)}`);
      }
    }
    await this.commit(consumer).catch(() => undefined);
  }

  private async commit(consumer: Consumer): Promise<void> {
    const { topic } = this;
    for (const [partition, offsets] of this.partitions) {
      const offset = offsets.toCommit();
      if (offset === null) continue;
      await consumer.commitOffsets([{ topic, partition, offset: String(offset) }]);
      offsets.committed(offset);
    }
  }

  /** A client that claims to be well while the topic grows without it is replaced. */
  private async watch(admin: Admin): Promise<void> {
    let seen = '';
    let since = performance.now();
    while (!this.signal.aborted) {
      await pause(LOOK_MS, this.signal);
      if (this.signal.aborted) return;
      const stands = [...this.partitions].map(([partition, { last }]) => `${partition}:${last}`).join();
      if (stands !== seen || this.unanswered >= UNANSWERED || !(await this.lags(admin))) {
        seen = stands;
        since = performance.now();
      } else if (performance.now() - since > STALLED_MS) {
        this.fail(new Error(`${this.topic} goes on and nothing comes`), 'stalled');
      }
    }
  }

  private async lags(admin: Admin): Promise<boolean> {
    try {
      const ends = await admin.fetchTopicOffsets(this.topic);
      const [saved] = await admin.fetchOffsets({ groupId: this.groupId, topics: [this.topic] });
      const committed = new Map(saved?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
      return ends.some(({ partition, low, high }) => {
        const last = this.partitions.get(partition)?.last ?? null;
        const next = last === null ? (committed.get(partition) ?? -1n) : last + 1n;
        return BigInt(high) > (next < 0n ? BigInt(low) : next);
      });
    } catch {
      return false;
    }
  }
}
