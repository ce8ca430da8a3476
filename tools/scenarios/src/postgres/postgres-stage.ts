import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import { Directory, Policy } from '@gongjian/shared-access';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import {
  aggregateIdOf,
  Clock,
  CommandHashes,
  DeciderRunner,
  EventStore,
  Opener,
  Sealer,
} from '@gongjian/shared-event-sourcing';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { FileStore, FolderFileStore } from '@gongjian/shared-files';
import { createHttpApp, EventStorePositionTokens, PositionTokens, type HttpApp } from '@gongjian/shared-http';
import {
  InMemoryErasureList,
  InMemoryKeyStore,
  Keyring,
  KeyringCommandHashes,
  KeyringEraser,
  KeyringFileKeys,
  KeyringOpener,
  KeyringRecordKeys,
  KeyringSealer,
  LocalMasterKey,
  RecordKeys,
} from '@gongjian/shared-keys';
import type { Instant, LocalDate } from '@gongjian/shared-kernel';
import { ProjectionRunner, ReadModels, type AnyProjection } from '@gongjian/shared-projections';
import { rolePools } from '@gongjian/shared-projections/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { emptyDistrict } from '../world/district.js';
import { Requests, type Answer, type Method } from '../world/requests.js';
import { servicesAround, type Part } from '../world/services.js';
import { Stage, type Parked } from '../world/stage.js';
import { WorldClock } from '../world/world-clock.js';
import { subjectClosed } from '../world/subject-closed.js';
import { WorldDirectory, type District } from '../world/world-directory.js';
import { LOG_ID } from '../world/world-store.js';
import { CONTEXTS } from './stage-database.js';

const POOL_SIZE = 16;
const GIVE_UP_MS = 60_000;
const LOOK_EVERY_MS = 5;
const ROWS_A_PAGE = 200;

interface DueRow {
  readonly name: string;
  readonly due_at: Date;
}

/**
 * Every service in this process with its log, read models, reactions, messages and deadlines in PostgreSQL, as in a
 * deployment; only the directory and the clock are the story's. One story at a time, each a tenant of its own.
 */
export class PostgresStage extends Stage {
  private readonly requests: Requests;
  private current: District = emptyDistrict(LOG_ID);

  private constructor(
    private readonly app: HttpApp,
    private readonly store: EventStore,
    private readonly owner: Pool,
    private readonly clock: WorldClock,
    private readonly directory: WorldDirectory,
    /** By name. */
    private readonly projections: ReadonlyMap<string, AnyProjection>,
    private readonly end: () => Promise<void>,
  ) {
    super();
    this.requests = new Requests(app);
  }

  /** @param connection the owner's, to a database that `prepareStageDatabase` made */
  static async open(connection: PostgresConnection): Promise<PostgresStage> {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongjian-stage-'));
    const pools = rolePools(connection, POOL_SIZE);
    const owner = new Pool({ ...connection, max: 1 });
    const store = await PostgresEventStore.open({ connection });
    const clock = new WorldClock();
    const directory = new WorldDirectory();
    const keys = new InMemoryKeyStore();
    const keyring = new Keyring(keys, LocalMasterKey.random());
    const erasures = new InMemoryErasureList();
    const sealer = new KeyringSealer(keyring);
    const opener = new KeyringOpener(keyring);
    const hashes = new KeyringCommandHashes(keyring);
    const eraser = new KeyringEraser(keys, keyring, erasures, clock);
    const files = new FolderFileStore(new KeyringFileKeys(keyring), eraser, erasures, { folder, maxBytes: 1_048_576 });
    const parts: readonly Part[] = [
      { provide: EventStore, useValue: store },
      { provide: Clock, useValue: clock },
      { provide: Sealer, useValue: sealer },
      { provide: Opener, useValue: opener },
      { provide: CommandHashes, useValue: hashes },
      { provide: RecordKeys, useValue: new KeyringRecordKeys(keyring) },
      { provide: FileStore, useValue: files },
      { provide: PositionTokens, useValue: new EventStorePositionTokens(store) },
      { provide: DeciderRunner, useValue: new DeciderRunner(store, sealer, hashes, clock) },
      { provide: Policy, useValue: new Policy() },
      { provide: Directory, useValue: directory },
    ];
    const monotonic = (): number => Date.parse(clock.now());
    const root = servicesAround(
      parts,
      { store, servicePool: pools.service, projectorPool: pools.projector, opener, clock, monotonic },
      directory,
      clock,
    );
    const app = await createHttpApp(root, {
      port: 0,
      logLevel: 'fatal',
      make: async (module, adapter, options) => {
        const made = await Test.createTestingModule({ imports: [module] }).compile();
        return made.createNestApplication<NestFastifyApplication>(adapter, options);
      },
    });
    await app.nest.init();
    const runner = app.nest.get(ProjectionRunner, { strict: false });
    await runner.caughtUp();
    const projections = CONTEXTS.flatMap((each) => [...each.projections] as AnyProjection[]);
    const end = async (): Promise<void> => {
      await app.close();
      await Promise.all([pools.end(), owner.end()]);
      await store.close();
      await rm(folder, { recursive: true, force: true });
    };
    const byName = new Map(projections.map((projection) => [projection.name, projection]));
    return new PostgresStage(app, store, owner, clock, directory, byName, end);
  }

  close(): Promise<void> {
    return this.end();
  }

  override get district(): District {
    return this.current;
  }

  /** The clocks of the story before never run again. */
  override async begin(district: District, now: Instant): Promise<void> {
    for (const { context } of CONTEXTS) await this.owner.query(`DELETE FROM "${context}_ops".deadlines`);
    this.current = district;
    this.directory.use(district);
    this.clock.set(now);
  }

  override directoryChanged(): void {
    this.directory.changed();
  }

  override async closeSubject(id: string, effectiveOn: LocalDate): Promise<void> {
    this.directory.close(id, effectiveOn);
    const { stream, event } = subjectClosed(this.tenant, id, effectiveOn, this.clock.now());
    await this.store.append(stream, [event], { tenant: this.tenant, expected: 'noStream' });
    await this.settle();
  }

  override now(): Instant {
    return this.clock.now();
  }

  override async passUntil(instant: Instant): Promise<void> {
    for (let next = await this.nextDue(instant); next !== null; next = await this.nextDue(instant)) {
      this.setForward(next.due_at.toISOString());
      await this.runner.retryDeadlines(next.context, next.name, LOG_ID);
      await this.until(
        async () => (await this.waitingBy(next.context, next.name)) === 0,
        () => `${next.context}/${next.name} does not run`,
      );
      await this.settle();
    }
    this.setForward(instant);
  }

  override async send(who: string | null, method: Method, path_: string, body?: unknown): Promise<Answer> {
    const answer = await this.requests.send(who, method, path_, body);
    await this.settle();
    return answer;
  }

  override async upload(who: string, path_: string, name: string, content: Buffer): Promise<Answer> {
    const answer = await this.requests.upload(who, path_, name, content);
    await this.settle();
    return answer;
  }

  override async rows<Row extends object>(name: string): Promise<readonly (Row & { readonly id: string })[]> {
    const projection = this.projection(name);
    const models = this.app.nest.get(ReadModels, { strict: false });
    const found: (Row & { readonly id: string })[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await models.list(projection, this.tenant, {
        limit: ROWS_A_PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      found.push(...page.rows.map(({ id, row }) => ({ ...(row as Row), id })));
      if (page.next === null) break;
      cursor = page.next;
    }
    const began = await this.beginnings(projection.catalogue.category);
    return found.sort((a, b) => (began.get(a.id) ?? 0) - (began.get(b.id) ?? 0));
  }

  override async row<Row extends object>(name: string, id: string): Promise<(Row & { readonly id: string }) | null> {
    const found = await this.app.nest
      .get(ReadModels, { strict: false })
      .rowById(this.projection(name), this.tenant, id);
    return found === null ? null : { ...(found.row as Row), id };
  }

  private projection(name: string): AnyProjection {
    const found = this.projections.get(name);
    if (found === undefined) throw new TypeError(`no read model is called ${name}`);
    return found;
  }

  override async duesOf(streamId: string): Promise<ReadonlyMap<string, Instant>> {
    const dues = new Map<string, Instant>();
    for (const { context } of CONTEXTS) {
      const { rows } = await this.owner.query<DueRow>(
        `SELECT name, min(due_at) AS due_at FROM "${context}_ops".deadlines
          WHERE stream_id = $1 AND state = 'waiting' GROUP BY name`,
        [streamId],
      );
      for (const { name, due_at } of rows) dues.set(name, due_at.toISOString());
    }
    return dues;
  }

  override definition(programme: string, version: number): Promise<PublishedDefinition> {
    return this.app.nest.get(ProgrammeDefinitions, { strict: false }).awaited(this.tenant, programme, version);
  }

  override async parked(): Promise<readonly Parked[]> {
    const { runner, tenant } = this;
    const { reactions, deadlines } = runner.registered;
    const parked: Parked[] = [];
    for (const { context, name } of reactions) {
      for (const { code, type, stream } of await runner.parked(context, name, 100, [tenant])) {
        if (code !== null) parked.push({ by: `${context}/${name}`, what: `${type} in ${stream}`, code });
      }
    }
    for (const { context, name } of deadlines) {
      for (const { code, streamId } of await runner.parkedDeadlines(context, name, 100, [tenant])) {
        parked.push({ by: `deadline ${name}`, what: `${context}/${name} ${streamId}`, code: code ?? '' });
      }
    }
    return parked;
  }

  private get tenant(): string {
    return this.current.tenant.id;
  }

  private get runner(): ProjectionRunner {
    return this.app.nest.get(ProjectionRunner, { strict: false });
  }

  private setForward(instant: Instant): void {
    if (instant > this.clock.now()) this.clock.set(instant);
  }

  /** The clock that is due first, by then. */
  private async nextDue(until: Instant): Promise<(DueRow & { readonly context: string }) | null> {
    const unions = CONTEXTS.map(
      ({ context }) =>
        `SELECT '${context}' AS context, name, due_at FROM "${context}_ops".deadlines WHERE state = 'waiting' AND due_at <= $1`,
    );
    const { rows } = await this.owner.query<DueRow & { readonly context: string }>(
      `${unions.join(' UNION ALL ')} ORDER BY due_at, name LIMIT 1`,
      [until],
    );
    return rows[0] ?? null;
  }

  private async waitingBy(context: string, name: string): Promise<number> {
    const { rowCount } = await this.owner.query(
      `SELECT FROM "${context}_ops".deadlines WHERE name = $1 AND state = 'waiting' AND due_at <= $2`,
      [name, this.clock.now()],
    );
    return rowCount ?? 0;
  }

  /** Position of the first event of each stream of a category. */
  private async beginnings(category: string): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.owner.query<{ stream: string; position: string }>(
      `SELECT stream, "position"::text FROM eventlog.events WHERE stream LIKE $1 AND revision = 0`,
      [`${category}-%`],
    );
    return new Map(rows.map(({ stream, position }) => [aggregateIdOf(stream), Number(position)]));
  }

  /** Until nothing follows any more: every reader is done with the log, nothing is held, and that adds nothing to it. */
  private async settle(): Promise<void> {
    let quiet: string | null = null;
    await this.until(
      async () => {
        const { last } = await this.store.head();
        const end = last?.position ?? '';
        const behind = this.runner
          .status()
          .filter(({ position }) => end !== '' && (position === null || position < end));
        const now = behind.length === 0 && (await this.held()) === 0 ? end : null;
        const settled = now !== null && now === quiet;
        quiet = now;
        return settled;
      },
      () => {
        const stalled = this.runner.status().filter((each) => each.stalled !== null);
        return `readers do not come to the end of the log: ${JSON.stringify(stalled)}`;
      },
    );
  }

  /** Messages that wait for something that is not there yet, or for one before them that does. */
  private async held(): Promise<number> {
    const unions = CONTEXTS.map(({ context }) => `SELECT state FROM "${context}_ops".waiting WHERE state = 'held'`);
    const { rowCount } = await this.owner.query(unions.join(' UNION ALL '));
    return rowCount ?? 0;
  }

  private async until(holds: () => Promise<boolean>, otherwise: () => string): Promise<void> {
    const giveUp = performance.now() + GIVE_UP_MS;
    while (!(await holds())) {
      if (performance.now() > giveUp) throw new Error(otherwise());
      await pause(LOOK_EVERY_MS);
    }
  }
}
