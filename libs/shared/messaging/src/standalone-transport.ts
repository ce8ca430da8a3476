import type { Checkpoint, EventStore } from '@gongjian/shared-event-sourcing';
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
import { pause } from '@gongjian/shared-projections';
import type { Pool } from 'pg';
import { messageOf, type IntegrationMessage } from './message.js';
import { publishedCategory } from './publication.js';
import { Transport, type Receiver, type Subscription } from './transport.js';

const MAX_BACK_OFF_MS = 30_000;

/** The published streams themselves, followed in the log like any other category. */
export class StandaloneTransport extends Transport {
  override readonly mayLose = false;

  constructor(
    private readonly store: EventStore,
    private readonly pool: Pool,
    private readonly logger: ReaderLogger,
  ) {
    super();
  }

  override receiver(subscription: Subscription): Receiver {
    return {
      readers: [new PublishedReader(subscription, this.store, this.pool, this.logger)],
      start: async () => undefined,
      stop: async () => undefined,
    };
  }
}

/** Hands over what was published; its checkpoint passes only the unbroken prefix of what may be forgotten. */
class PublishedReader extends LogReader {
  override readonly context: string;
  override readonly id: string;
  override readonly categories: readonly string[];
  override readonly alone = true;

  private run: LaneRun | null = null;
  private logId = '';

  constructor(
    private readonly subscription: Subscription,
    private readonly store: EventStore,
    private readonly pool: Pool,
    private readonly logger: ReaderLogger,
  ) {
    super();
    this.context = subscription.context;
    this.id = `consumer.${subscription.consumer}`;
    this.categories = [publishedCategory(subscription.source)];
  }

  override get underWay(): boolean {
    return this.run?.underWay ?? false;
  }

  override async open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void> {
    ({ logId: this.logId } = await this.store.head());
    await this.subscription.open(tenure);
    this.run = new LaneRun({
      tenure,
      position: checkpoint?.position ?? null,
      save: (next, from) => saveCheckpoint(this.pool, this, next, from),
    });
  }

  override async apply(batch: readonly Delivery[]): Promise<void> {
    for (const { event, checkpoint } of batch) {
      let message: IntegrationMessage;
      try {
        message = messageOf(event, { logId: this.logId, epoch: checkpoint.epoch });
      } catch (cause) {
        throw new Unprojectable(event.stream, event.revision, event.type, { cause });
      }
      await this.run?.take(checkpoint, null, () => this.deliver(message));
    }
  }

  override async flush(): Promise<void> {}

  override async close(): Promise<void> {
    const run = this.run;
    this.run = null;
    await run?.close();
    await this.subscription.close();
  }

  private async deliver(message: IntegrationMessage): Promise<boolean> {
    const signal = this.run?.signal;
    for (let failures = 0; signal?.aborted === false; failures += 1) {
      try {
        await this.subscription.take(message);
        return true;
      } catch (error) {
        if (failures % 10 === 0 && !signal.aborted) {
          this.logger.warn(`${this.context}/${this.id}: ${describe(error)}, brought again until it is taken`);
        }
        await pause(Math.min(100 * 2 ** failures, MAX_BACK_OFF_MS), signal);
      }
    }
    return false;
  }
}
