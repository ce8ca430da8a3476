import { CommandHashes, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { migrateEventStore, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import type { IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { DomainError, type DomainEvent } from '@gongjian/shared-kernel';
import {
  Arrivals,
  Consumer,
  ForeignReaction,
  KafkaTransport,
  LogPublishedStreams,
  messagingMigrationOf,
  on,
  publication,
  PublisherReader,
  type KafkaSettings,
  type Received,
} from '@gongjian/shared-messaging';
import { migrate, migrationsOf, ProjectionRunner } from '@gongjian/shared-projections';
import { appendEvents, rolePools } from '@gongjian/shared-projections/testing';
import { startOwnPostgres } from '@gongjian/shared-testing';
import { createHash } from 'node:crypto';
import { z } from 'zod';

const DATABASE = 'letters';
type LetterSent = DomainEvent<'LetterSent', { readonly to: string }>;

const letterCatalogue: EventCatalogue = { category: 'letter', types: { LetterSent: { upcasters: [] } } };
const sent = z.object({ to: z.string() });
type LetterSentV1 = z.output<typeof sent>;
const letterSentV1: IntegrationEventDefinition<LetterSentV1> = {
  ...{ context: 'letters', name: 'LetterSent', major: 1, data: sent, example: { to: 'somebody' } },
  meaning: { zh: '信已寄出。', en: 'A letter was sent.' },
};
const letterSent = publication<LetterSent, LetterSentV1>({
  name: 'letter_sent',
  event: letterSentV1,
  from: 'LetterSent',
  map: ({ event: { data } }) => data,
});

/** Nothing here is secret. */
class PlainHashes extends CommandHashes {
  override async hash(tenant: string, fingerprint: string): Promise<string> {
    return createHash('sha256').update(`${tenant} ${fingerprint}`).digest('hex');
  }

  override async matches(tenant: string, stored: string, fingerprint: string): Promise<boolean> {
    return stored === (await this.hash(tenant, fingerprint));
  }
}

const silent = { warn: () => undefined, error: () => undefined };

/** Files each letter that was sent; what it refuses is the campaign's to say. */
class Mailroom extends ForeignReaction {
  readonly context = 'readers';
  readonly name = 'mailroom';
  readonly source = 'letters';
  readonly when = [on(letterSentV1, (message) => this.file(message))];
  /** When each was filed, by whom it went to, in order. */
  readonly filed = new Map<string, number>();
  refuses: (to: string) => boolean = () => false;

  private async file({ data: { to } }: Received<LetterSentV1>): Promise<void> {
    if (this.refuses(to)) {
      throw new DomainError('ROOM.CLOSED', 'conflict', { zh: '收发室已关闭。', en: 'The room is closed.' });
    }
    this.filed.set(to, performance.now());
  }
}

/** A context that tells of letters, and one that hears of them through Kafka. */
export interface LetterOffice {
  readonly mailroom: Mailroom;
  /** Appends one letter with these addressees; one subject a letter. */
  send(tenant: string, letter: string, to: readonly string[], after?: bigint): Promise<void>;
  /** Of messages that wait at the reader. */
  waiting(): Promise<{ readonly parked: number; readonly queued: number }>;
  /** Codes of what is parked. */
  reasons(): Promise<readonly (string | null)[]>;
  replay(): Promise<number>;
  close(): Promise<void>;
}

export async function openLetterOffice(kafka: KafkaSettings): Promise<LetterOffice> {
  const postgres = await startOwnPostgres();
  await postgres.server.ensureDatabase(DATABASE);
  const connection = postgres.connection(DATABASE);
  const contexts = ['letters', 'readers'].map((context) => ({ context, projections: [] }));
  await migrate(connection, [...migrationsOf(contexts), messagingMigrationOf('readers')]);
  await migrateEventStore(connection, { grants: [{ role: connection.user, categories: ['*'] }] });
  const store = await PostgresEventStore.open({ connection });
  const pools = rolePools(connection);
  const pool = pools.projector;
  const streams = new LogPublishedStreams(store);
  const transport = new KafkaTransport(kafka, store, pool, silent);
  const mailroom = new Mailroom();
  const consumer = new Consumer({
    ...{ context: 'readers', source: 'letters', reactions: [mailroom], pool, store, streams },
    ...{ arrivals: new Arrivals(), mayLose: transport.mayLose, logger: silent },
  });
  const receiver = transport.receiver(consumer);
  const publications = [{ catalogue: letterCatalogue, publications: [letterSent] }];
  const publisher = new PublisherReader({ context: 'letters', of: publications }, pool, store, new PlainHashes());
  const readers = [publisher, ...transport.relay('letters'), ...receiver.readers];
  const runner = new ProjectionRunner({ store, pool, readers, parking: [consumer] });
  await runner.start();
  await receiver.start();
  return {
    mailroom,
    send: async (tenant, id, to, after) => {
      const events = to.map((each): LetterSent => ({ type: 'LetterSent', data: { to: each } }));
      await appendEvents(store, letterCatalogue, { tenant, id, events, ...(after === undefined ? {} : { after }) });
    },
    waiting: () => consumer.waitingCounts(),
    reasons: async () => (await consumer.parked(1_000, null)).map(({ code }) => code),
    replay: () => consumer.replay(null, null),
    close: async () => {
      await receiver.stop();
      await runner.stop();
      await store.close();
      await pools.end();
      await postgres.remove();
    },
  };
}
