import type { Checkpoint, EventStore } from '@gongjian/shared-event-sourcing';
import {
  LaneRun,
  LogReader,
  saveCheckpoint,
  Unprojectable,
  type Delivery,
  type ReaderLogger,
  type Tenure,
} from '@gongjian/shared-projections/readers';
import type { Pool } from 'pg';
import { bring } from './bring.js';
import { messageOf, type IntegrationMessage } from './message.js';
import { publishedCategory } from './publication.js';
import { Transport, type Receiver, type Subscription } from './transport.js';

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

  override relay(): readonly LogReader[] {
    return [];
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
    const { run } = this;
    for (const { event, checkpoint } of batch) {
      let message: IntegrationMessage;
      try {
        message = messageOf(event, { logId: this.logId, epoch: checkpoint.epoch });
      } catch (cause) {
        throw new Unprojectable(event.stream, event.revision, event.type, { cause });
      }
      await run?.take(checkpoint, null, () => bring(this.subscription, message, run.signal, this.logger));
    }
  }

  override async flush(): Promise<void> {}

  override async close(): Promise<void> {
    const run = this.run;
    this.run = null;
    await run?.close();
    await this.subscription.close();
  }
}
