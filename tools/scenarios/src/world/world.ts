import type { PublishedDefinition } from '@gongjian/plans-client';
import { programmeVersionPublishedV1, type ProgrammeVersionPublishedV1 } from '@gongjian/plans-contracts';
import { Directory, Policy } from '@gongjian/shared-access';
import { integrationTypeOf } from '@gongjian/shared-contracts';
import {
  aggregateIdOf,
  categoryOf,
  Clock,
  CommandHashes,
  DeciderRunner,
  EventStore,
  InMemoryEventStore,
  naturalId,
  Opener,
  Sealer,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { FileStore } from '@gongjian/shared-files';
import { createHttpApp, EventStorePositionTokens, PositionTokens, type HttpApp } from '@gongjian/shared-http';
import {
  InMemoryKeyStore,
  Keyring,
  KeyringCommandHashes,
  KeyringOpener,
  KeyringRecordKeys,
  KeyringSealer,
  LocalMasterKey,
  RecordKeys,
} from '@gongjian/shared-keys';
import type { Instant, LocalDate } from '@gongjian/shared-kernel';
import { MessagingRegistry, type IntegrationMessage } from '@gongjian/shared-messaging';
import { FeatureRegistry, READ_MODELS_SOURCE, ReadModels, type AnyProjection } from '@gongjian/shared-projections';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Pool } from 'pg';
import { emptyDistrict } from './district.js';
import { forkUnderway, nothingUnderway, Pump, type Delivery, type Underway } from './pump.js';
import { Requests, type Answer, type Method } from './requests.js';
import { servicesAround, type Part } from './services.js';
import { Stage, type Parked } from './stage.js';
import { tableTwins, type Twin } from './table-twins.js';
import { subjectClosed } from './subject-closed.js';
import { WorldClock } from './world-clock.js';
import { WorldDefinitions, type KnownDefinitions } from './world-definitions.js';
import { WorldDirectory, type District } from './world-directory.js';
import { WorldFiles } from './world-files.js';
import { WorldReadModels } from './world-read-models.js';
import { forkTables, WorldTables, type TableRows } from './world-tables.js';
import { WorldRunner } from './world-runner.js';
import { LOG_ID, WorldStore } from './world-store.js';

/** Where a story has come to; others may go on from there. */
export interface Moment {
  readonly log: InMemoryEventStore;
  readonly definitions: KnownDefinitions;
  readonly tables: TableRows;
  readonly underway: Underway;
  readonly district: District;
  readonly now: Instant;
  /** What was asked to be done and accepted, in order. */
  readonly accepted: readonly string[];
  /** That many requests were made to change something. */
  readonly asked: number;
}

/** Nothing ever connects through it. */
const NO_DATABASE = new Pool({ host: 'no-database.invalid', max: 1 });

/**
 * Every service in this process, as it is, over a log, keys, files, a directory and a clock that live in memory: requests
 * in, answers out, and between two requests everything has happened that follows. One story at a time.
 */
export class World extends Stage {
  private constructor(
    private readonly app: HttpApp,
    private readonly pump: Pump,
    private readonly store: WorldStore,
    private readonly definitions: WorldDefinitions,
    private readonly tables: WorldTables,
    private readonly clock: WorldClock,
    private readonly directory: WorldDirectory,
    private readonly models: WorldReadModels,
    private readonly runner: WorldRunner,
    /** By name. */
    private readonly projections: ReadonlyMap<string, AnyProjection>,
  ) {
    super();
    this.requests = new Requests(app, () => this.nextKey());
  }

  static async open(): Promise<World> {
    const store = new WorldStore();
    const clock = new WorldClock();
    const directory = new WorldDirectory();
    const definitions = new WorldDefinitions();
    const tables = new WorldTables();
    const models = new WorldReadModels(store, tables);
    const keyring = new Keyring(new InMemoryKeyStore(), LocalMasterKey.random());
    const sealer = new KeyringSealer(keyring);
    const opener = new KeyringOpener(keyring);
    const hashes = new KeyringCommandHashes(keyring);
    const runner = new WorldRunner(store, sealer, hashes, clock);
    const providers: readonly Part[] = [
      { provide: EventStore, useValue: store },
      { provide: Clock, useValue: clock },
      { provide: Sealer, useValue: sealer },
      { provide: Opener, useValue: opener },
      { provide: CommandHashes, useValue: hashes },
      { provide: RecordKeys, useValue: new KeyringRecordKeys(keyring) },
      { provide: FileStore, useValue: new WorldFiles() },
      { provide: PositionTokens, useValue: new EventStorePositionTokens(store) },
      { provide: DeciderRunner, useValue: runner },
      { provide: Policy, useValue: new Policy() },
      { provide: Directory, useValue: directory },
    ];
    const twins: readonly Twin[] = [
      {
        token: READ_MODELS_SOURCE,
        twin: { isInitialized: false, options: {}, entityMetadatas: [], getRepository: () => null },
      },
      { token: ReadModels, twin: models },
      ...tableTwins(models, store, definitions),
    ];
    const app = await createHttpApp(
      servicesAround(
        providers,
        { store, servicePool: NO_DATABASE, projectorPool: NO_DATABASE, opener, run: false },
        directory,
        clock,
      ),
      {
        port: 0,
        logLevel: 'fatal',
        make: async (module, adapter, options) => {
          let builder = Test.createTestingModule({ imports: [module] });
          for (const { token, twin } of twins) builder = builder.overrideProvider(token).useValue(twin);
          const made = await builder.compile();
          return made.createNestApplication<NestFastifyApplication>(adapter, options);
        },
      },
    );
    await app.nest.init();
    const get = <Instance>(type: Type<Instance>): Instance => app.nest.get(type, { strict: false });
    const { features } = get(FeatureRegistry);
    const messaging = get(MessagingRegistry).features;
    const pump = new Pump(
      {
        reactions: features.flatMap(({ reactions = [] }) => reactions.map(get)),
        deadlines: features.flatMap(({ deadlines = [] }) => deadlines.map(get)),
        messaging,
        foreign: messaging.flatMap(({ reactions = [] }) => reactions.map(get)),
      },
      store,
      hashes,
      tables,
      new Map([
        [
          integrationTypeOf(programmeVersionPublishedV1),
          ({ data }: IntegrationMessage) => definitions.keep(data as unknown as ProgrammeVersionPublishedV1),
        ],
      ]),
    );
    const projections = features.flatMap((feature) => feature.projections ?? []);
    const byName = new Map(projections.map((projection) => [projection.name, projection]));
    return new World(app, pump, store, definitions, tables, clock, directory, models, runner, byName);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  override async begin(district: District, now: Instant): Promise<void> {
    this.goOnFrom({
      log: new InMemoryEventStore(LOG_ID),
      definitions: new Map(),
      tables: new Map(),
      underway: nothingUnderway(),
      district,
      now,
      accepted: [],
      asked: 0,
    });
  }

  /** A story goes on from this moment; the moment stays as it is. */
  goOnFrom({ log, definitions, tables, underway, district, now, accepted, asked }: Moment): void {
    this.current = {
      log: log.fork(),
      definitions: new Map(definitions),
      tables: forkTables(tables),
      underway: forkUnderway(underway),
      district: {
        ...district,
        persons: new Map(district.persons),
        units: new Map(district.units),
        subjects: new Map(district.subjects),
      },
      now,
      accepted,
      asked,
    };
    this.store.use(this.current.log);
    this.runner.forget();
    this.definitions.use(this.current.definitions);
    this.tables.use(this.current.tables);
    this.pump.use(this.current.underway);
    this.directory.use(this.current.district);
    this.clock.set(now);
  }

  /** The moment the story has come to. Nothing may happen in it any more once others go on from there. */
  moment(): Moment {
    return { ...this.current, now: this.clock.now() };
  }

  /** What `work` reads of the definition of that key, as JSON pointers. */
  async readsOf(key: string, work: () => Promise<unknown>): Promise<ReadonlySet<string>> {
    const reads = new Set<string>();
    this.definitions.watching = { key, reads };
    try {
      await work();
    } finally {
      this.definitions.watching = null;
    }
    return reads;
  }

  override definition(programme: string, version: number): Promise<PublishedDefinition> {
    return this.definitions.require('', programme, version);
  }

  override get district(): District {
    return this.current.district;
  }

  override directoryChanged(): void {
    this.directory.changed();
  }

  override async parked(): Promise<readonly Parked[]> {
    return this.pump.parked;
  }

  /** What waits for a target that did not come. */
  get waiting(): readonly string[] {
    return this.pump.waiting.map(({ message, target }) => `${message.type} of ${message.subject} waits for ${target}`);
  }

  /** Told and not delivered yet, in the order it was told; nothing while nothing is delayed. */
  get onTheWay(): readonly Delivery[] {
    return this.pump.onTheWay;
  }

  /** From now on what a context tells others arrives when it is delivered, and not by itself. */
  delay(delaying: boolean): void {
    this.pump.delay(delaying);
  }

  deliver(delivery: Delivery): Promise<void> {
    return this.pump.deliver(delivery);
  }

  repeat(delivery: Delivery): Promise<void> {
    return this.pump.repeat(delivery);
  }

  /** The whole log. */
  recorded(): Promise<readonly RecordedEvent[]> {
    return this.store.readAll({ limit: 100_000 });
  }

  /** Rows of every read model of that stream, by name. */
  async rowsOfStream(stream: string): Promise<Readonly<Record<string, object>>> {
    const rows: Record<string, object> = {};
    for (const projection of this.projections.values()) {
      if (projection.catalogue.category !== categoryOf(stream)) continue;
      const found = await this.models.asOf(projection, this.district.tenant.id, aggregateIdOf(stream));
      if (found !== null) rows[projection.name] = found.row;
    }
    return rows;
  }

  /** What contexts keep beside their read models. */
  get keptTables(): TableRows {
    return this.current.tables;
  }

  /** Every clock that runs, by name and stream. */
  get dues(): ReadonlyMap<string, Instant> {
    return this.pump.dues;
  }

  override async duesOf(streamId: string): Promise<ReadonlyMap<string, Instant>> {
    return this.pump.duesOf(streamId);
  }

  override async rows<Row extends object>(name: string): Promise<readonly (Row & { readonly id: string })[]> {
    const found = await this.models.all(this.projection(name), this.district.tenant.id);
    return found.map(({ id, row }) => ({ ...(row as Row), id }));
  }

  override async row<Row extends object>(name: string, id: string): Promise<(Row & { readonly id: string }) | null> {
    const found = await this.models.rowById(this.projection(name), this.district.tenant.id, id);
    return found === null ? null : { ...(found.row as Row), id };
  }

  private projection(name: string): AnyProjection {
    const found = this.projections.get(name);
    if (found === undefined) throw new TypeError(`no read model is called ${name}`);
    return found;
  }

  override now(): Instant {
    return this.clock.now();
  }

  override async passUntil(instant: Instant, concerns: (stream: string) => boolean = () => true): Promise<void> {
    while ((await this.pump.runDue(instant, (due) => this.setForward(due), concerns)) !== null);
    this.setForward(instant);
  }

  override async send(who: string | null, method: Method, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.requests.send(who, method, path, body);
    if (method !== 'GET' && answer.status < 400) this.accept([who, method, path, body ?? null]);
    await this.pump.settle();
    return answer;
  }

  override async upload(who: string, path: string, name: string, content: Buffer): Promise<Answer> {
    const answer = await this.requests.upload(who, path, name, content);
    if (answer.status < 400) this.accept([who, 'POST', path, content.toString('base64')]);
    await this.pump.settle();
    return answer;
  }

  override async closeSubject(id: string, effectiveOn: LocalDate): Promise<void> {
    const { tenant } = this.district;
    this.directory.close(id, effectiveOn);
    const { stream, event } = subjectClosed(tenant.id, id, effectiveOn, this.clock.now());
    await this.store.append(stream, [event], { tenant: tenant.id, expected: 'noStream' });
    this.accept(['directory', 'closeSubject', id, effectiveOn]);
    await this.pump.settle();
  }

  /** The same in every story that went on from the same moment and asked as often. */
  private nextKey(): string {
    this.current = { ...this.current, asked: this.current.asked + 1 };
    return naturalId(this.district.tenant.id, 'worldRequest', String(this.current.asked));
  }

  private accept(request: readonly unknown[]): void {
    this.current = { ...this.current, accepted: [...this.current.accepted, JSON.stringify(request)] };
  }

  private readonly requests: Requests;
  private current: Moment = {
    log: new InMemoryEventStore(LOG_ID),
    definitions: new Map(),
    tables: new Map(),
    underway: nothingUnderway(),
    district: emptyDistrict(LOG_ID),
    now: '2026-01-01T02:00:00.000Z',
    accepted: [],
    asked: 0,
  };

  private setForward(instant: Instant): void {
    if (instant > this.clock.now()) this.clock.set(instant);
  }
}
