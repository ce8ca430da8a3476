import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import type { RecordedEvent } from '@gongjian/shared-event-sourcing';
import { kafkaMessageOf, messageOf, publishedCategory, topicOf } from '@gongjian/shared-messaging';
import kafkajs, { type Producer } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Random } from '../random.js';

const { Kafka, logLevel } = kafkajs;
const LOST = 0.1;
const MOST_COPIES = 3;
const LATEST_MS = 3_000;

export interface DisorderlyRelayOptions {
  /** Of a role that may read the log and take locks. */
  readonly connection: ClientConfig;
  readonly brokers: string;
  readonly prefix: string;
  readonly contexts: readonly string[];
  readonly random: Random;
}

/**
 * Takes the place of the product's relays, whose locks it holds, and sends what was published late, in any order, up to
 * three times, or not at all. What is lost must be found in the published streams.
 */
export class DisorderlyRelay {
  /** Copies sent. */
  sent = 0;
  /** Events of which no copy was sent. */
  lost = 0;
  private readonly stopped = new AbortController();
  private readonly underway = new Set<Promise<void>>();
  private following: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: DisorderlyRelayOptions,
    private readonly locks: Client,
    private readonly store: PostgresEventStore,
    private readonly producer: Producer,
  ) {}

  /** Begins with what is published from now on; asks for the locks in the order of the contexts, and waits for them. */
  static async start(options: DisorderlyRelayOptions): Promise<DisorderlyRelay> {
    const locks = new Client(options.connection);
    await locks.connect();
    for (const context of options.contexts) {
      await locks.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`gongjian/${context}/relay`]);
    }
    const store = await PostgresEventStore.open({ connection: options.connection });
    const kafka = new Kafka({
      clientId: 'disorderly',
      brokers: options.brokers.split(','),
      logLevel: logLevel.NOTHING,
      requestTimeout: 15_000,
    });
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const relay = new DisorderlyRelay(options, locks, store, producer);
    relay.following = relay.follow();
    return relay;
  }

  /** Gives the locks back when all that is under way was sent. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.following;
    await Promise.all(this.underway);
    await this.producer.disconnect();
    await this.store.close();
    await this.locks.end();
  }

  private async follow(): Promise<void> {
    const { logId, epoch, last } = await this.store.head();
    const subscription = this.store.subscribeAll({
      after: last === null ? null : { epoch, position: last.position, eventId: last.eventId },
      filter: { categories: this.options.contexts.map(publishedCategory) },
      signal: this.stopped.signal,
    });
    for await (const message of subscription) {
      if (message.kind === 'event') this.sendSometime(message.event, { logId, epoch });
    }
  }

  private sendSometime(event: RecordedEvent, head: { readonly logId: string; readonly epoch: number }): void {
    const { random, prefix } = this.options;
    const message = messageOf(event, head);
    if (random.chance(LOST)) {
      this.lost += 1;
      return;
    }
    for (let copy = random.between(1, MOST_COPIES); copy > 0; copy -= 1) {
      const sending = pause(random.between(0, LATEST_MS))
        .then(() =>
          this.producer.send({
            topic: topicOf({ prefix }, message.context),
            acks: -1,
            messages: [kafkaMessageOf(message)],
          }),
        )
        .then(
          () => void (this.sent += 1),
          () => undefined,
        )
        .finally(() => this.underway.delete(sending));
      this.underway.add(sending);
    }
  }
}
