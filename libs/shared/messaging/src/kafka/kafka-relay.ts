import {
  describe,
  LaneRun,
  LogReader,
  saveCheckpoint,
  Unprojectable,
  type Delivery,
  type ReaderLogger,
  type Tenure,
} from '@gongjian/shared-projections/readers';
import { pause, type Checkpoint, type EventStore } from '@gongjian/shared-event-sourcing';
import { beginSpan, type OpenSpan } from '@gongjian/shared-telemetry';
import kafkajs, { type Kafka, type Message, type PartitionMetadata, type Producer } from 'kafkajs';
import type { Pool } from 'pg';
import { messageOf, type IntegrationMessage } from '../message.js';
import { publishedCategory } from '../publication.js';
import { kafkaMessageOf } from './kafka-message.js';
import type { KafkaMetrics, SendFailure } from './kafka-metrics.js';

const MESSAGES_A_SEND = 500;
const BYTES_A_SEND = 700 * 1024;
const MAX_BACK_OFF_MS = 5_000;

export interface KafkaRelayOptions {
  readonly kafka: Kafka;
  readonly store: EventStore;
  readonly pool: Pool;
  readonly logger: ReaderLogger;
  readonly metrics: KafkaMetrics;
}

/** One send: messages of one partition, in order. */
interface Chunk {
  readonly partition: number;
  readonly messages: Message[];
  readonly spans: OpenSpan[];
  bytes: number;
  sent: Promise<boolean>;
}

/**
 * Sends what a context has published to its topic. Each send goes to one partition, with one under way for each, to all
 * replicas in sync, and counts only when the answer names that partition: the client drops partitions of a larger send
 * whose leader has moved. The checkpoint passes only the unbroken prefix of what was acknowledged, so nothing is
 * skipped; after a crash some is sent again.
 */
export class KafkaRelay extends LogReader {
  override readonly id = 'relay';
  override readonly categories: readonly string[];
  override readonly alone = true;

  private readonly partitioner = kafkajs.Partitioners.DefaultPartitioner();
  private partitions: PartitionMetadata[] = [];
  private producer: Producer | null = null;
  private run: LaneRun | null = null;
  private logId = '';
  private lastOf = new Map<number, Promise<boolean>>();
  private connected = false;
  private hide: () => void = () => undefined;

  constructor(
    override readonly context: string,
    private readonly topic: string,
    private readonly options: KafkaRelayOptions,
  ) {
    super();
    options.metrics.relayMade(context);
    this.categories = [publishedCategory(context)];
  }

  override get underWay(): boolean {
    return this.run?.underWay ?? false;
  }

  override async open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void> {
    ({ logId: this.logId } = await this.options.store.head());
    this.lastOf = new Map();
    this.connected = false;
    const series = { context: this.context, client: this.id };
    this.hide = this.options.metrics.showConnection(series, () => this.connected);
    this.partitions = await this.partitionsOf();
    this.producer = this.options.kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 2 } });
    await this.producer.connect();
    this.connected = true;
    this.run = new LaneRun({
      tenure,
      position: checkpoint?.position ?? null,
      save: (next, from) => saveCheckpoint(this.options.pool, this, next, from),
    });
  }

  override async apply(batch: readonly Delivery[]): Promise<void> {
    const { run } = this;
    if (run === null) return;
    const open = new Map<number, Chunk>();
    const chunks: Chunk[] = [];
    let failure: Unprojectable | null = null;
    for (const { event, checkpoint } of batch) {
      let message: IntegrationMessage;
      try {
        message = messageOf(event, { logId: this.logId, epoch: checkpoint.epoch });
      } catch (cause) {
        failure = new Unprojectable(event.stream, event.revision, event.type, { cause });
        break;
      }
      chunks.push(this.chunkFor(message, open));
    }
    for (const chunk of new Set(chunks)) this.send(chunk, run.signal);
    for (const [index, chunk] of chunks.entries()) {
      const { checkpoint } = batch[index] as Delivery;
      await run.take(checkpoint, null, () => chunk.sent);
    }
    if (failure !== null) throw failure;
  }

  override async flush(): Promise<void> {}

  override async close(): Promise<void> {
    const { run, producer } = this;
    this.hide();
    this.run = null;
    this.producer = null;
    await run?.close();
    await producer?.disconnect();
  }

  private chunkFor(told: IntegrationMessage, open: Map<number, Chunk>): Chunk {
    const message = kafkaMessageOf(told);
    const partition = this.partitioner({ topic: this.topic, partitionMetadata: this.partitions, message });
    const bytes = Buffer.byteLength(message.value) + 1_024;
    const last = open.get(partition);
    const fits = last !== undefined && last.messages.length < MESSAGES_A_SEND && last.bytes + bytes <= BYTES_A_SEND;
    const chunk = fits ? last : { partition, messages: [], spans: [], bytes: 0, sent: Promise.resolve(false) };
    open.set(partition, chunk);
    chunk.messages.push({ ...message, partition });
    const span = this.spanOf(told, partition);
    if (span !== null) chunk.spans.push(span);
    chunk.bytes += bytes;
    return chunk;
  }

  private spanOf({ id, type, tenant, traceparent }: IntegrationMessage, partition: number): OpenSpan | null {
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.destination.name': this.topic,
      'messaging.destination.partition.id': String(partition),
      'gongjian.event.id': id,
      'gongjian.event.type': type,
      'gongjian.tenant': tenant,
    };
    return beginSpan(`send ${this.topic}`, { kind: 'producer', parent: traceparent, attributes });
  }

  /** After what was sent to its partition before. */
  private send(chunk: Chunk, signal: AbortSignal): void {
    const before = this.lastOf.get(chunk.partition) ?? Promise.resolve(true);
    chunk.sent = before
      .then((sent) => sent && this.untilSent(chunk, signal))
      .then((sent) => {
        for (const span of chunk.spans) span.end({}, sent ? undefined : new Error('not sent'));
        return sent;
      });
    this.lastOf.set(chunk.partition, chunk.sent);
  }

  private async untilSent({ partition, messages }: Chunk, signal: AbortSignal): Promise<boolean> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const answers = (await this.producer?.send({ topic: this.topic, acks: -1, messages })) ?? [];
        this.connected = true;
        if (answers.some((answer) => answer.partition === partition && answer.errorCode === 0)) return true;
        this.failed('unacknowledged', signal);
        this.options.logger.warn(`${this.context}/${this.id}: partition ${partition} was not acknowledged, sent again`);
      } catch (error) {
        this.connected = false;
        this.failed('failed', signal);
        if (failures % 10 === 0 && !signal.aborted) {
          this.options.logger.warn(
            `${this.context}/${this.id}: ${describe(error)}, sent again until it is acknowledged`,
          );
        }
      }
      await pause(Math.min(50 * 2 ** failures, MAX_BACK_OFF_MS), signal);
    }
    return false;
  }

  private failed(reason: SendFailure, signal: AbortSignal): void {
    if (!signal.aborted) this.options.metrics.sendFailed(this.context, reason);
  }

  /** @throws Error when the topic is not there: it is made by who runs the cluster */
  private async partitionsOf(): Promise<PartitionMetadata[]> {
    const admin = this.options.kafka.admin();
    await admin.connect();
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [this.topic] });
      const partitions = topics.find(({ name }) => name === this.topic)?.partitions ?? [];
      if (partitions.length === 0) throw new Error(`topic ${this.topic} has no partitions`);
      return partitions;
    } finally {
      await admin.disconnect();
    }
  }
}
