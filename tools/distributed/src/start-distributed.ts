import { KafkaCluster } from '@gongjian/kafka';
import { EmbeddedPostgres, resolveDataFolder } from '@gongjian/shared-embedded-postgres';
import { LocalMasterKey } from '@gongjian/shared-keys';
import { Closing } from '@gongjian/shared-service';
import path from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { ClientConfig } from 'pg';
import { ManagedProcess } from './managed-process.js';
import { provision } from './provision.js';
import { makeTopics } from './topics.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CONTEXTS = ['directory', 'plans', 'assessments', 'awards', 'audit'] as const;
type Context = (typeof CONTEXTS)[number];

export interface DistributedOptions {
  /** Of the gateway; 0: a free one. */
  readonly port: number;
  readonly dataFolder: string | undefined;
  /** Of a superuser; absent: a PostgreSQL of its own below the data folder. */
  readonly postgres: ClientConfig | undefined;
  /** Address of the KurrentDB that holds the log; absent: the PostgreSQL does. */
  readonly kurrentDb: string | undefined;
  /** Absent: an Apache Kafka of its own below the data folder. */
  readonly brokers: string | undefined;
  /** Of a Kafka of its own. */
  readonly kafkaBrokers: 1 | 3;
  readonly logLevel: string;
  /** Further variables of every process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Every service in a process of its own, behind one gateway. */
export interface Distributed {
  /** Of the gateway, `http://127.0.0.1:8080`. */
  readonly address: string;
  readonly services: ReadonlyMap<Context | 'gateway', ManagedProcess>;
  /** `null` when it was given. */
  readonly kafka: KafkaCluster | null;
  stop(): Promise<void>;
}

/** Starts what is not given, brings the databases to this build's version, and answers when requests are taken. */
export async function startDistributed(options: DistributedOptions, say: (line: string) => void): Promise<Distributed> {
  const { folder, notices } = resolveDataFolder({
    cloneRoot: ROOT,
    configured: options.dataFolder ?? path.join(ROOT, '.gongjian', 'distributed'),
  });
  for (const notice of notices) say(notice);
  const closing = new Closing();
  try {
    const postgres = options.postgres === undefined ? await ownPostgres(folder, say) : null;
    if (postgres !== null) closing.add(() => postgres.stop());
    const kafka = options.brokers === undefined ? await ownKafka(folder, options.kafkaBrokers) : null;
    if (kafka !== null) closing.add(() => kafka.stop());
    const admin = options.postgres ?? (postgres as EmbeddedPostgres).connection('postgres');
    const secrets = await provision(admin, options.kurrentDb ?? null, folder);
    const brokers = options.brokers ?? (kafka as KafkaCluster).bootstrap;
    await makeTopics(brokers, options.kafkaBrokers);
    const masterKey = path.join(folder, 'secrets', 'master.key');
    await LocalMasterKey.fromFileOrNew(masterKey);
    const ports = await freePorts(CONTEXTS.length);
    const gatewayPort = options.port === 0 ? ((await freePorts(1))[0] as number) : options.port;
    const origin = `http://127.0.0.1:${gatewayPort}`;
    const portOf = (context: Context): number => ports[CONTEXTS.indexOf(context)] as number;
    const log = options.kurrentDb === undefined ? {} : { EVENT_STORE: options.kurrentDb };
    const common = { PATH: process.env['PATH'] ?? '', GONGJIAN_LOG_LEVEL: options.logLevel, ...log, ...options.env };
    const services = new Map<Context | 'gateway', ManagedProcess>(
      CONTEXTS.map((context) => [
        context,
        new ManagedProcess({
          name: context,
          entry: path.join(ROOT, `apps/${context}/dist/main.js`),
          say,
          env: {
            ...common,
            GONGJIAN_PORT: String(portOf(context)),
            GONGJIAN_PUBLIC_URL: origin,
            GONGJIAN_JWKS_URL: `http://127.0.0.1:${portOf('directory')}/oidc/jwks`,
            GONGJIAN_TRUSTED_PROXIES: '127.0.0.1',
            GONGJIAN_SECRETS: secrets.folderOf(context),
            GONGJIAN_MASTER_KEY_FILE: masterKey,
            GONGJIAN_ERASURES: path.join(folder, 'erasures'),
            GONGJIAN_FILES: path.join(folder, 'files'),
            KAFKA_BROKERS: brokers,
            KAFKAJS_NO_PARTITIONER_WARNING: '1',
            ...(context === 'directory' ? { GONGJIAN_SAMPLE: 'true' } : {}),
            ...(context === 'audit' ? { GONGJIAN_TREES: path.join(folder, 'trees') } : {}),
          },
        }),
      ]),
    );
    services.set(
      'gateway',
      new ManagedProcess({
        name: 'gateway',
        entry: path.join(ROOT, 'apps/gateway/dist/main.js'),
        say,
        env: {
          ...common,
          GONGJIAN_PORT: String(gatewayPort),
          ...Object.fromEntries(
            CONTEXTS.map((each) => [`GONGJIAN_${each.toUpperCase()}_URL`, `http://127.0.0.1:${portOf(each)}`]),
          ),
        },
      }),
    );
    closing.add(() => Promise.all([...services.values()].map((service) => service.stop())));
    await Promise.all([...services.values()].map((service) => service.start()));
    return { address: origin, services, kafka, stop: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function ownPostgres(folder: string, say: (line: string) => void): Promise<EmbeddedPostgres> {
  return EmbeddedPostgres.start({
    dataDir: path.join(folder, 'postgres'),
    settings: { max_connections: '200' },
    keepRunning: true,
    log: say,
  });
}

async function ownKafka(folder: string, brokers: 1 | 3): Promise<KafkaCluster> {
  const cluster = await KafkaCluster.at({ folder: path.join(folder, 'kafka'), brokers });
  await cluster.start();
  return cluster;
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
