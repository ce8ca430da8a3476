import type { PublishedDefinition } from '@gongjian/plans-client';
import { programmeVersionPublishedV1, type ProgrammeVersionPublishedV1 } from '@gongjian/plans-contracts';
import { Directory, Policy } from '@gongjian/shared-access';
import { integrationTypeOf } from '@gongjian/shared-contracts';
import {
  Clock,
  CommandHashes,
  DeciderRunner,
  EventStore,
  InMemoryEventStore,
  Opener,
  Sealer,
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
import type { Instant } from '@gongjian/shared-kernel';
import { MessagingRegistry, type IntegrationMessage } from '@gongjian/shared-messaging';
import { FeatureRegistry, READ_MODELS_SOURCE, ReadModels, type AnyProjection } from '@gongjian/shared-projections';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Pool } from 'pg';
import { emptyDistrict } from './district.js';
import { forkUnderway, nothingUnderway, Pump, type Underway } from './pump.js';
import { Requests, type Answer, type Method } from './requests.js';
import { servicesAround, type Part } from './services.js';
import { Stage, type Parked } from './stage.js';
import { tableTwins, type Twin } from './table-twins.js';
import { WorldClock } from './world-clock.js';
import { WorldDefinitions, type KnownDefinitions } from './world-definitions.js';
import { WorldDirectory, type District } from './world-directory.js';
import { WorldFiles } from './world-files.js';
import { WorldReadModels } from './world-read-models.js';
import { forkTables, WorldTables, type TableRows } from './world-tables.js';
import { LOG_ID, WorldStore } from './world-store.js';

/** Where a story has come to; others may go on from there. */
export interface Moment {
  readonly log: InMemoryEventStore;
  readonly definitions: KnownDefinitions;
  readonly tables: TableRows;
  readonly underway: Underway;
  readonly district: District;
  readonly now: Instant;
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
    /** By name. */
    private readonly projections: ReadonlyMap<string, AnyProjection>,
  ) {
    super();
    this.requests = new Requests(app);
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
    const hashes = new KeyringCommandHashes(keyring);
    const providers: readonly Part[] = [
      { provide: EventStore, useValue: store },
      { provide: Clock, useValue: clock },
      { provide: Sealer, useValue: sealer },
      { provide: Opener, useValue: new KeyringOpener(keyring) },
      { provide: CommandHashes, useValue: hashes },
      { provide: RecordKeys, useValue: new KeyringRecordKeys(keyring) },
      { provide: FileStore, useValue: new WorldFiles() },
      { provide: PositionTokens, useValue: new EventStorePositionTokens(store) },
      { provide: DeciderRunner, useValue: new DeciderRunner(store, sealer, hashes, clock) },
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
        { store, servicePool: NO_DATABASE, projectorPool: NO_DATABASE, run: false },
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
    return new World(app, pump, store, definitions, tables, clock, directory, models, byName);
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
    });
  }

  /** A story goes on from this moment; the moment stays as it is. */
  goOnFrom({ log, definitions, tables, underway, district, now }: Moment): void {
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
    };
    this.store.use(this.current.log);
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

  override async duesOf(streamId: string): Promise<ReadonlyMap<string, Instant>> {
    return this.pump.duesOf(streamId);
  }

  override async rows<Row extends object>(name: string): Promise<readonly (Row & { readonly id: string })[]> {
    const projection = this.projections.get(name);
    if (projection === undefined) throw new TypeError(`no read model is called ${name}`);
    const found = await this.models.all(projection, this.district.tenant.id);
    return found.map(({ id, row }) => ({ ...(row as Row), id }));
  }

  override now(): Instant {
    return this.clock.now();
  }

  override async passUntil(instant: Instant): Promise<void> {
    while ((await this.pump.runDue(instant, (due) => this.setForward(due))) !== null);
    this.setForward(instant);
  }

  override async send(who: string | null, method: Method, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.requests.send(who, method, path, body);
    await this.pump.settle();
    return answer;
  }

  override async upload(who: string, path: string, name: string, content: Buffer): Promise<Answer> {
    const answer = await this.requests.upload(who, path, name, content);
    await this.pump.settle();
    return answer;
  }

  private readonly requests: Requests;
  private current: Moment = {
    log: new InMemoryEventStore(LOG_ID),
    definitions: new Map(),
    tables: new Map(),
    underway: nothingUnderway(),
    district: emptyDistrict(LOG_ID),
    now: '2026-01-01T02:00:00.000Z',
  };

  private setForward(instant: Instant): void {
    if (instant > this.clock.now()) this.clock.set(instant);
  }
}
