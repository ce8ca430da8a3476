import { spawn, spawnSync } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { kafkaJars } from './jars.js';
import { serverProperties, type BrokerSite, type ClusterSite, type KafkaUser } from './server-properties.js';

const LOGGING = fileURLToPath(new URL('../log4j2.yaml', import.meta.url));
const READY = 'Kafka Server started';
const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 30_000;

export interface KafkaClusterOptions {
  /** Everything it keeps; the same folder is the same cluster. */
  readonly folder: string;
  readonly brokers: 1 | 3;
  /** SASL/SCRAM-SHA-512 with ACLs: the first may do everything. Absent: open to anybody on this machine. */
  readonly users?: readonly [KafkaUser, ...KafkaUser[]];
}

/**
 * A real Apache Kafka (KRaft, no ZooKeeper) on loopback, every broker a process of its own. A folder that holds a
 * cluster keeps its ports, users and messages. Brokers outlive this process until they are stopped.
 */
export class KafkaCluster {
  private constructor(
    private readonly folder: string,
    private readonly site: ClusterSite,
    private readonly jars: string,
  ) {}

  /**
   * Makes the cluster, or finds the one of the folder; nothing runs yet.
   *
   * @throws KafkaUnavailable without Java or Maven
   */
  static async at({ folder, brokers, users }: KafkaClusterOptions): Promise<KafkaCluster> {
    const jars = kafkaJars();
    const known = siteIn(folder);
    if (known !== null) return new KafkaCluster(folder, known, jars);
    const ports = await freePorts(brokers * 2);
    const site: ClusterSite = {
      clusterId: newClusterId(),
      brokers: Array.from({ length: brokers }, (_, index) => ({
        id: index + 1,
        port: ports[index * 2] ?? 0,
        controllerPort: ports[index * 2 + 1] ?? 0,
      })),
      users: users ?? null,
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(siteFile(folder), JSON.stringify(site, null, 2), { mode: 0o600 });
    return new KafkaCluster(folder, site, jars);
  }

  /** The cluster that a folder holds; `null`: none. */
  static in(folder: string): KafkaCluster | null {
    const site = siteIn(folder);
    return site === null ? null : new KafkaCluster(folder, site, kafkaJars());
  }

  /** As `KAFKA_BROKERS` wants them. */
  get bootstrap(): string {
    return this.site.brokers.map(({ port }) => `127.0.0.1:${port}`).join(',');
  }

  /** Starts every broker that does not run, and answers when all of them serve. */
  async start(): Promise<void> {
    const starting = this.site.brokers.filter(({ id }) => !this.runs(id));
    for (const broker of starting) this.launch(broker);
    await Promise.all(starting.map(({ id }) => this.ready(id)));
  }

  /** Every broker ends in order. */
  async stop(): Promise<void> {
    const running = this.site.brokers.filter(({ id }) => this.runs(id));
    for (const { id } of running) this.signal(id, 'SIGTERM');
    await Promise.all(
      running.map(async ({ id }) => {
        if (await this.gone(id)) return;
        this.signal(id, 'SIGKILL');
        await this.gone(id);
      }),
    );
  }

  /** Ends one broker as a power cut would. {@link start} brings it back with what it kept. */
  async kill(id: number): Promise<void> {
    if (!this.runs(id)) throw new Error(`broker ${id} does not run`);
    this.signal(id, 'SIGKILL');
    await this.gone(id);
  }

  /** Stops it and forgets everything. */
  async wipe(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Whether each broker runs, by its number. */
  get running(): ReadonlyMap<number, boolean> {
    return new Map(this.site.brokers.map(({ id }) => [id, this.runs(id)]));
  }

  private launch(broker: BrokerSite): void {
    const own = this.ownFolder(broker.id);
    const properties = path.join(own, 'server.properties');
    const data = path.join(own, 'data');
    mkdirSync(own, { recursive: true });
    writeFileSync(properties, serverProperties(this.site, broker, data), { mode: 0o600 });
    if (!existsSync(data)) this.format(properties);
    const log = openSync(this.logFile(broker.id), 'w');
    const child = spawn('java', [...this.javaOptions(), 'kafka.Kafka', properties], {
      cwd: own,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    if (child.pid === undefined) throw new Error(`broker ${broker.id} could not be started`);
    writeFileSync(path.join(own, 'pid'), String(child.pid));
  }

  private format(properties: string): void {
    const users = (this.site.users ?? []).flatMap(({ name, password }) => [
      '--add-scram',
      `SCRAM-SHA-512=[name=${name},password=${password}]`,
    ]);
    const done = spawnSync(
      'java',
      [
        ...['-cp', path.join(this.jars, '*'), 'kafka.tools.StorageTool', 'format'],
        ...['-t', this.site.clusterId, '-c', properties, ...users],
      ],
      { encoding: 'utf8' },
    );
    if (done.status !== 0) throw new Error(`could not format ${properties}: ${done.stdout}${done.stderr}`);
  }

  private javaOptions(): readonly string[] {
    const small = ['-Xmx400m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
    return [...small, `-Dlog4j2.configurationFile=${LOGGING}`, '-cp', path.join(this.jars, '*')];
  }

  private async ready(id: number): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    for (;;) {
      const said = readFileSync(this.logFile(id), 'utf8');
      if (said.includes(READY)) return;
      if (!this.runs(id)) throw new Error(`broker ${id} ended while it started: ${said.slice(-2_000)}`);
      if (Date.now() > deadline) throw new Error(`broker ${id} does not start: ${said.slice(-2_000)}`);
      await delay(50);
    }
  }

  private async gone(id: number): Promise<boolean> {
    const deadline = Date.now() + STOPPED_WITHIN_MS;
    while (this.runs(id)) {
      if (Date.now() > deadline) return false;
      await delay(20);
    }
    return true;
  }

  private signal(id: number, signal: NodeJS.Signals): void {
    const pid = this.pidOf(id);
    if (pid !== null) process.kill(pid, signal);
  }

  private runs(id: number): boolean {
    return this.pidOf(id) !== null;
  }

  /** Of a living process that runs this broker: a number may long be another's. */
  private pidOf(id: number): number | null {
    const file = path.join(this.ownFolder(id), 'pid');
    if (!existsSync(file)) return null;
    const pid = readFileSync(file, 'utf8');
    const { stdout } = spawnSync('ps', ['-o', 'stat=,args=', '-ww', '-p', pid], { encoding: 'utf8' });
    const isThis = !stdout.startsWith('Z') && stdout.includes(path.join(this.ownFolder(id), 'server.properties'));
    return isThis ? Number(pid) : null;
  }

  private ownFolder(id: number): string {
    return path.join(path.resolve(this.folder), `broker-${id}`);
  }

  private logFile(id: number): string {
    return path.join(this.ownFolder(id), 'server.log');
  }
}

function siteFile(folder: string): string {
  return path.join(folder, 'cluster.json');
}

function siteIn(folder: string): ClusterSite | null {
  return existsSync(siteFile(folder)) ? (JSON.parse(readFileSync(siteFile(folder), 'utf8')) as ClusterSite) : null;
}

/** Free together, on loopback, and below those that outgoing connections get: none is taken before its broker starts. */
/** As Kafka makes them: never with a dash at the front, which its own tools take for an option. */
function newClusterId(): string {
  for (;;) {
    const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}

async function freePorts(count: number): Promise<readonly number[]> {
  const held = new Map<number, Server>();
  while (held.size < count) {
    const port = randomInt(20_000, 32_768);
    const server = await listening(port);
    if (server !== null) held.set(port, server);
  }
  await Promise.all([...held.values()].map((server) => new Promise((resolve) => server.close(resolve))));
  return [...held.keys()];
}

/** `null`: the port is not free. */
function listening(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1' }, () => resolve(server));
  });
}
