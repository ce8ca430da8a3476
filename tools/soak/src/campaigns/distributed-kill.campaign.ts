import { startDistributed, type Distributed } from '@gongjian/distributed';
import { startOwnPostgres, type OwnPostgres } from '@gongjian/shared-testing';
import { temporaryFolder } from '@gongjian/system-e2e';
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { DemoRuns } from './demo-runs.js';
import { DisorderlyRelay } from './disorderly-relay.js';
import { postgresLog, settledLog, shortened } from './system-log.js';

const PUBLISHING = ['plans', 'assessments', 'awards'] as const;
const SERVICES = ['directory', ...PUBLISHING, 'gateway'] as const;
const WRITES_BETWEEN = 64;
const SETTLED_WITHIN_MS = 60_000;

interface Size {
  readonly brokers: 1 | 3;
  readonly kills: number;
  /** How long Kafka is away, and PostgreSQL, once each. */
  readonly awayMs: number;
  readonly callers: number;
}

const SIZES: Readonly<Record<'small' | 'full', Size>> = {
  small: { brokers: 1, kills: 2, awayMs: 3_000, callers: 1 },
  full: { brokers: 3, kills: 200, awayMs: 60_000, callers: 2 },
};

/** Everything that may happen to a deployment of separate services happens to one during demo runs. */
export const distributedKill: Campaign = {
  name: 'distributed-kill',
  describe:
    'services killed one by one, a broker killed, Kafka and PostgreSQL away, messages doubled, reordered and lost during demo runs: the same end state',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const { brokers, kills, awayMs, callers } = SIZES[size];
    const folder = temporaryFolder();
    const database = await startOwnPostgres({ settings: { max_connections: '200' } });
    const main = (): ClientConfig => database.connection('gongjian');
    const log = postgresLog(main);
    const system = await startDistributed(
      {
        port: 0,
        dataFolder: folder,
        postgres: database.connection('postgres'),
        kurrentDb: undefined,
        brokers: undefined,
        kafkaBrokers: brokers,
        logLevel: 'error',
      },
      () => undefined,
    );
    try {
      const runs = new DemoRuns(system.address, log, random.fork());
      const undisturbed = await runs.undisturbed();
      const running = Promise.all(Array.from({ length: callers }, () => runs.work()));
      const trouble = new Trouble(system, database, random.fork(), report);
      for (let kill = 1; kill <= kills && runs.problems.length === 0; kill += 1) {
        await runs.acknowledge(random.between(0, WRITES_BETWEEN));
        await pause(random.between(0, 150));
        const name = await trouble.killService();
        report(`kill ${kill} of ${kills} (${name}), ${runs.acknowledged.length} writes acknowledged`);
        if (kill === Math.ceil(kills / 5)) await trouble.killBroker();
        if (kill === Math.ceil((kills * 2) / 5)) await trouble.withoutKafka(awayMs);
        if (kill === Math.ceil((kills * 3) / 5)) await trouble.withoutPostgres(awayMs);
        if (kill === Math.ceil((kills * 4) / 5)) await trouble.disorder();
      }
      await runs.acknowledge(WRITES_BETWEEN);
      runs.stopping = true;
      await running;
      const events = await settledLog(log);
      const problems = [...runs.wrongIn(events, undisturbed), ...(await notTakenIn(main()))];
      const { sent, lost } = await trouble.end();
      if (sent === 0) problems.push('no message came in disorder');
      return {
        problems: shortened(problems),
        facts: {
          kills,
          brokers,
          ...runs.facts,
          disorderlySent: sent,
          disorderlyLost: lost,
          restarts: [...system.services.values()].reduce((sum, { restarts }) => sum + restarts, 0),
          events: events.length,
        },
      };
    } finally {
      await system.stop();
      await system.kafka?.wipe();
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** What is done to the deployment. */
class Trouble {
  private relay: DisorderlyRelay | null = null;

  constructor(
    private readonly system: Distributed,
    private readonly database: OwnPostgres,
    private readonly random: Random,
    private readonly report: (line: string) => void,
  ) {}

  /** One that runs; it is back when this answers. */
  async killService(): Promise<string> {
    const name = this.random.pick(SERVICES);
    const service = this.system.services.get(name);
    if (service === undefined) throw new Error(`there is no ${name}`);
    await service.ready();
    await service.kill();
    await service.ready();
    return name;
  }

  /** The broker is away while the demo goes on; then it comes back. */
  async killBroker(): Promise<void> {
    const { kafka } = this.system;
    if (kafka === null) throw new Error('the deployment has no Kafka of its own');
    const broker = this.random.between(1, kafka.running.size);
    await kafka.kill(broker);
    this.report(`broker ${broker} killed`);
    await pause(this.random.between(1_000, 12_000));
    await kafka.start();
    this.report(`broker ${broker} is back`);
  }

  async withoutKafka(ms: number): Promise<void> {
    const { kafka } = this.system;
    await kafka?.stop();
    this.report(`Kafka stopped for ${ms} ms`);
    await pause(ms);
    await kafka?.start();
    this.report('Kafka is back');
  }

  async withoutPostgres(ms: number): Promise<void> {
    this.database.kill();
    this.report(`PostgreSQL killed, and away for ${ms} ms`);
    await pause(ms);
    await this.database.restart();
    this.report('PostgreSQL is back');
  }

  /** From now on no relay of the product sends. */
  async disorder(): Promise<void> {
    const starting = DisorderlyRelay.start({
      connection: this.database.connection('gongjian'),
      brokers: this.system.kafka?.bootstrap ?? '',
      prefix: 'gongjian.',
      contexts: PUBLISHING,
      random: this.random.fork(),
    });
    let took = false;
    void starting.then(() => (took = true));
    while (!took) {
      for (const name of PUBLISHING) {
        const service = this.system.services.get(name);
        await service?.kill();
        await service?.ready();
      }
      await pause(100);
    }
    this.relay = await starting;
    this.report('messages are doubled, reordered and lost');
  }

  async end(): Promise<{ readonly sent: number; readonly lost: number }> {
    await this.relay?.stop();
    return { sent: this.relay?.sent ?? 0, lost: this.relay?.lost ?? 0 };
  }
}

/** What a consumer has not done of what was published, and what waits for a person. */
async function notTakenIn(admin: ClientConfig): Promise<readonly string[]> {
  const client = new Client(admin);
  await client.connect();
  try {
    const until = performance.now() + SETTLED_WITHIN_MS;
    for (;;) {
      const problems: string[] = [];
      for (const context of PUBLISHING) problems.push(...(await behind(client, context)));
      if (problems.length === 0 || performance.now() > until) return problems;
      await pause(200);
    }
  } finally {
    await client.end();
  }
}

async function behind(client: Client, context: string): Promise<readonly string[]> {
  const { rows: marks } = await client.query<{ consumer: string; low: string; above: string; last: string }>(
    `SELECT w.consumer, w.low::text, cardinality(w.above)::text AS above, max(e.revision)::text AS last
       FROM "${context}_ops".watermarks w
       JOIN eventlog.events e ON e.stream = 'published_' || w.consumer || '-' || w.tenant
      GROUP BY 1, 2, 3`,
  );
  const { rows: waiting } = await client.query<{ consumer: string; state: string; code: string | null }>(
    `SELECT consumer, state, code FROM "${context}_ops".waiting`,
  );
  return [
    ...marks
      .filter(({ low, last, above }) => low !== last || above !== '0')
      .map(({ consumer, low, last }) => `${context} has done ${low} of ${last} from ${consumer}`),
    ...waiting.map(({ consumer, state, code }) => `${context}: a message from ${consumer} is ${state} ${code ?? ''}`),
  ];
}
