import { act, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import {
  CommandHashes,
  DeciderRunner,
  commandFingerprint,
  naturalId,
  Sealer,
  streamName,
  SystemClock,
  type Aggregate,
  type SealingKeys,
} from '@gongjian/shared-event-sourcing';
import {
  actOf,
  localDateAt,
  type Actor,
  type Decider,
  type DomainCommand,
  type DomainEvent,
} from '@gongjian/shared-kernel';
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
  StandaloneTransport,
  type KafkaSettings,
  type Received,
} from '@gongjian/shared-messaging';
import { migrate, migrationsOf, ProjectionRunner, PROJECTOR_ROLE } from '@gongjian/shared-projections';
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { openLog, type BenchServer } from './bench-server.js';
import { sampleEvent, TENANT } from './sample-event.js';

interface Notice {
  readonly noticeId: string;
  readonly words: string;
}
type NoticeEvent = DomainEvent<'NoticeGiven', Notice>;
type NoticeCommand = DomainCommand<'GiveNotice', Notice>;
type FilingEvent = DomainEvent<'NoticeFiled', Notice>;
type FilingCommand = DomainCommand<'FileNotice', Notice>;

const noticeDecider: Decider<boolean, NoticeCommand, NoticeEvent> = {
  initialState: false,
  decide: ({ data }, given) => (given ? [] : [{ type: 'NoticeGiven', data }]),
  evolve: () => true,
};
const notices: Aggregate<boolean, NoticeCommand, NoticeEvent> = {
  decider: noticeDecider,
  catalogue: { category: 'notice', types: { NoticeGiven: { upcasters: [] } } },
};

const filingDecider: Decider<boolean, FilingCommand, FilingEvent> = {
  initialState: false,
  decide: ({ data }, filed) => (filed ? [] : [{ type: 'NoticeFiled', data }]),
  evolve: () => true,
};
const filings: Aggregate<boolean, FilingCommand, FilingEvent> = {
  decider: filingDecider,
  catalogue: { category: 'filing', types: { NoticeFiled: { upcasters: [] } } },
};

const CLERK: Actor = { kind: 'person', id: randomUUID(), role: 'office', post: null, division: null, unit: null };
const data = z.object({ noticeId: z.string(), words: z.string(), act });
type NoticeGivenV1 = z.output<typeof data>;
const noticeGivenV1: IntegrationEventDefinition<NoticeGivenV1> = {
  context: 'desk',
  name: 'NoticeGiven',
  major: 1,
  meaning: { zh: '已发通知。', en: 'Notice was given.' },
  data,
  example: {
    noticeId: randomUUID(),
    words: '',
    act: { actor: CLERK, channel: 'console', occurredAt: '2026-11-25T08:00:00.000Z' },
  },
};

const noticeGiven = publication<NoticeEvent, NoticeGivenV1>({
  name: 'notice_given',
  event: noticeGivenV1,
  from: 'NoticeGiven',
  map: ({ event, metadata }) => ({ ...event.data, act: actOf(metadata) }),
});

/** Files each notice that the desk gives, and says so. */
class FileNotices extends ForeignReaction {
  readonly context = 'archive';
  readonly name = 'file_notices';
  readonly source = 'desk';
  readonly when = [on(noticeGivenV1, (message) => this.file(message))];

  constructor(
    private readonly runner: DeciderRunner,
    private readonly filed: (noticeId: string) => void,
  ) {
    super();
  }

  private async file(message: Received<NoticeGivenV1>): Promise<void> {
    const { noticeId, words } = message.data;
    const id = naturalId(message.tenant, 'filing', noticeId);
    const body = { noticeId, words };
    const envelope = message.envelope({
      name: 'file_notice',
      type: 'FileNotice',
      target: streamName('filing', id),
      body,
    });
    const command: FilingCommand = {
      type: 'FileNotice',
      data: body,
      now: message.time,
      today: localDateAt(message.time),
    };
    await this.runner.execute(filings, id, command, envelope, { founding: true });
    this.filed(noticeId);
  }
}

class NothingToSeal extends Sealer {
  override async prepare(): Promise<SealingKeys> {
    return {
      seal: () => {
        throw new Error('nothing is personal here');
      },
    };
  }
}

class Hashes extends CommandHashes {
  override async hash(tenant: string, fingerprint: string): Promise<string> {
    return `1:${createHash('sha256').update(tenant).update(fingerprint).digest('hex')}`;
  }

  override async matches(tenant: string, stored: string, fingerprint: string): Promise<boolean> {
    return stored === (await this.hash(tenant, fingerprint));
  }
}

/**
 * Two services in one process: a command of the one is recorded, told, received by the other over the standalone
 * transport or Kafka, and recorded there as a command of its own.
 */
export class TwoServices {
  private readonly waiting = new Map<string, () => void>();

  private constructor(
    private readonly runner: DeciderRunner,
    private readonly ending: () => Promise<void>,
  ) {}

  /** @param kafka `null`: the standalone transport */
  static async start(server: BenchServer, database: string, kafka: KafkaSettings | null): Promise<TwoServices> {
    const store = await openLog(await server.createLog(database));
    const contexts = ['desk', 'archive'].map((context) => ({ context, projections: [] }));
    await server.connectionAs(database, PROJECTOR_ROLE);
    await migrate(server.owner(database), [...migrationsOf(contexts), messagingMigrationOf('archive')]);
    const pool = new pg.Pool({ ...(await server.connectionAs(database, PROJECTOR_ROLE)), max: 8 });
    const logger = { warn: (text: string) => console.error(text), error: (text: string) => console.error(text) };
    const hashes = new Hashes();
    const runner = new DeciderRunner(store, new NothingToSeal(), hashes, new SystemClock());
    const publisher = new PublisherReader(
      { context: 'desk', of: [{ catalogue: notices.catalogue, publications: [noticeGiven] }] },
      pool,
      store,
      hashes,
    );
    const services = new TwoServices(runner, async () => {
      await receiver.stop();
      await readers.stop();
      await pool.end();
      await store.close();
    });
    const transport =
      kafka === null ? new StandaloneTransport(store, pool, logger) : new KafkaTransport(kafka, store, pool, logger);
    const consumer = new Consumer({
      context: 'archive',
      source: 'desk',
      reactions: [new FileNotices(runner, (noticeId) => services.waiting.get(noticeId)?.())],
      pool,
      store,
      streams: new LogPublishedStreams(store),
      arrivals: new Arrivals(),
      mayLose: transport.mayLose,
      logger,
    });
    const receiver = transport.receiver(consumer);
    const readers = new ProjectionRunner({
      store,
      pool,
      logger,
      readers: [publisher, ...transport.relay('desk'), ...receiver.readers],
      parking: [consumer],
    });
    await readers.start();
    await receiver.start();
    await readers.caughtUp();
    return services;
  }

  /** Sends a command; answers when what follows from it is recorded in the other service. */
  async effect(): Promise<void> {
    const noticeId = randomUUID();
    const filed = new Promise<void>((resolve) => this.waiting.set(noticeId, resolve));
    const body: Notice = { noticeId, words: sampleEvent().data };
    const now = new Date().toISOString();
    const target = streamName('notice', noticeId);
    const commandId = randomUUID();
    await this.runner.execute(
      notices,
      noticeId,
      { type: 'GiveNotice', data: body, now, today: localDateAt(now) },
      {
        tenant: TENANT,
        commandId,
        fingerprint: commandFingerprint('GiveNotice', target, body),
        actor: CLERK,
        channel: 'console',
        correlationId: commandId,
      },
      { founding: true },
    );
    await filed;
    this.waiting.delete(noticeId);
  }

  async stop(): Promise<void> {
    await this.ending();
  }
}
