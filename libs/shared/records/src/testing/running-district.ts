import type {
  DivisionEvent,
  PersonEvent,
  PersonRole,
  ServiceEvent,
  SubjectEvent,
  SubjectKind,
  TenantEvent,
  UnitEvent,
  UnitKind,
} from '@gongjian/directory-contracts';
import { integrationTypeOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import {
  type DirectoryTables,
  accountReservationId,
  accountTargetOf,
  AccessModule,
  allDirectoryTables,
  directoryTables,
} from '@gongjian/shared-access';
import {
  Clock,
  CommandHashes,
  DeciderRunner,
  DEPLOYMENT_TENANT,
  EventStore,
  isEventStoreError,
  naturalId,
  Opener,
  PersonalValue,
  reservationAggregate,
  type EventCatalogue,
} from '@gongjian/shared-event-sourcing';
import { migrateEventStore, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
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
  KeyringSealer,
  LocalMasterKey,
} from '@gongjian/shared-keys';
import {
  canonicalJson,
  type DomainEvent,
  type EventMetadata,
  type Sealed,
  type Instant,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import {
  Districts,
  districtsMigrationOf,
  messagingMigrationOf,
  MessagingModule,
  publishedStream,
} from '@gongjian/shared-messaging';
import {
  migrate,
  migrationsOf,
  PROJECTOR_ROLE,
  ProjectionRunner,
  ProjectionsModule,
  SERVICE_ROLE,
  type AnyProjection,
  type MigrationClass,
} from '@gongjian/shared-projections';
import { appendEvents, rolePools, until, type RolePools } from '@gongjian/shared-projections/testing';
import { createTemplate, createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { DescribedApi } from '@gongjian/shared-testing/described-api';
import { Module, type InjectionToken, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STATUTORY_CALENDAR } from '../records.module.js';

const ISSUER = 'https://id.example/oidc';
const AUDIENCE = 'gongjian-api';

export const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
export const OTHER_TENANT = '0198c7a0-0000-7000-8000-00000000000b';

const divisionOf = (code: string, name: string) => ({
  id: naturalId(DEPLOYMENT_TENANT, 'division', code),
  name,
  code,
});
export const city = divisionOf('990100000000', '云溪市');
export const county = divisionOf('990121000000', '清河县');
export const town = divisionOf('990121001000', '桥南街道');
export const community = divisionOf('990121001001', '柳岸社区');
export const otherCounty = divisionOf('990122000000', '东山县');
const otherCity = divisionOf('990200000000', '临江市');

const unit = (n: number) => `0198c7a0-0000-7000-8000-0000000002${String(n).padStart(2, '0')}`;
export const units = {
  office: unit(1),
  housing: unit(2),
  property: unit(3),
  townOffice: unit(4),
  otherBureau: unit(5),
  closed: unit(6),
  otherTenant: unit(7),
  committee: unit(8),
} as const;

const person = (n: number) => `0198c7a0-0000-7000-8000-0000000003${String(n).padStart(2, '0')}`;
export const people = {
  office: person(1),
  office2: person(2),
  unitHead: person(3),
  liaison: person(4),
  handler: person(5),
  town: person(6),
  leader: person(7),
  reviewer: person(8),
  auditor: person(9),
  stranger: person(10),
  otherOffice: person(11),
  /** Of the responsible unit, without any right to tasks. */
  keeper: person(12),
  leader2: person(13),
  assessor: person(14),
  assessor2: person(15),
  community: person(16),
  /** Holds no right until the test gives an auditor's seat. */
  seated: person(17),
  /** Of the whole city. */
  auditAdmin: person(18),
} as const;

const service = (n: number) => `0198c7a0-0000-7000-8000-0000000004${String(n).padStart(2, '0')}`;
/** Systems of agencies, which sign in as themselves. */
export const services = {
  /** May report about the county. */
  health: service(1),
  /** May report about the county. */
  hotline: service(2),
  /** May report about the other county. */
  elsewhere: service(3),
} as const;

/** Who signs in. */
export type Who = keyof typeof people | keyof typeof services;

const subject = (n: number) => `0198c7a0-0000-7000-8000-0000000005${String(n).padStart(2, '0')}`;
/** What is assessed. */
export const subjects = {
  /** Of the community, looked after by a unit. */
  compound: subject(1),
  /** Of the community. */
  hamlet: subject(2),
  /** The community itself. */
  community: subject(3),
  /** Of the community, closed. */
  closed: subject(4),
  /** Of the other county. */
  elsewhere: subject(5),
} as const;

/** The service that runs. */
export interface DistrictOptions {
  readonly context: string;
  readonly module: Type;
  readonly projections: readonly AnyProjection[];
  readonly migrations?: readonly MigrationClass[];
  /** Whose deployments it hears. */
  readonly districts?: Districts;
  /** Below its base; answers 200 once everything is up, to the office unless `answersTo` says otherwise. */
  readonly answers: string;
  readonly answersTo?: Who;
}

/** A fact that another context tells. */
export interface ToldFact<Data> {
  readonly event: IntegrationEventDefinition<Data>;
  /** The stream it is made from. */
  readonly subject: string;
  readonly data: Data;
  readonly tenant?: string;
}

/** One service over HTTP, on a database, log, keys and directory of its own. */
export interface RunningDistrict {
  readonly origin: string;
  /** `/api/<context>/v1` */
  readonly base: string;
  readonly store: EventStore;
  /** Where stored files lie, encrypted. */
  readonly filesFolder: string;
  token(who: Who): Promise<string>;
  described(): Promise<DescribedApi>;
  recordDirectory(catalogue: EventCatalogue, id: string, events: readonly DomainEvent[]): Promise<void>;
  /** A personal value as an event of that stream, in whichever context, holds it. */
  sealed(stream: string, value: string): Promise<Sealed>;
  /** Another context publishes a fact; answers with its event id. Nothing waits until it was heard. */
  tell<Data>(fact: ToldFact<Data>): Promise<string>;
  /** The service goes on that many days later. */
  later(days: number): Promise<void>;
  /** The next release, perhaps with a newer calendar, on the same data. */
  restart(calendar?: WorkingCalendar): Promise<void>;
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** The machine's clock, put forward. */
class LaterClock extends Clock {
  ahead = 0;

  override now(): Instant {
    return new Date(Date.now() + this.ahead).toISOString();
  }
}

async function database({ context, projections: own, migrations = [] }: DistrictOptions): Promise<TestDatabase> {
  const template = await createTemplate(`${context}_feature`, async (connection) => {
    const projections = [...own, ...allDirectoryTables(directoryTables(context))];
    await migrate(connection, [
      ...migrationsOf([{ context, projections }]),
      messagingMigrationOf(context),
      districtsMigrationOf(context),
      ...migrations,
    ]);
    await migrateEventStore(connection, {
      grants: [
        { role: SERVICE_ROLE, categories: ['*'] },
        { role: PROJECTOR_ROLE, categories: [] },
        { role: connection.user, categories: ['*'] },
      ],
    });
  });
  return createTestDatabase({ template });
}

export async function runDistrict(options: DistrictOptions): Promise<RunningDistrict> {
  const { context } = options;
  const directory = directoryTables(context);
  const db = await database(options);
  const folder = await mkdtemp(join(tmpdir(), 'gongjian-test-'));
  const pools: RolePools = rolePools(db.connection, 12);
  const store = await PostgresEventStore.open({ connection: db.connection });
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' };
  const clock = new LaterClock();
  const keys = new InMemoryKeyStore();
  const keyring = new Keyring(keys, LocalMasterKey.random());
  const erasures = new InMemoryErasureList();
  const eraser = new KeyringEraser(keys, keyring, erasures, clock);
  const hashes = new KeyringCommandHashes(keyring);
  const sealer = new KeyringSealer(keyring);
  const opener = new KeyringOpener(keyring);
  const files = new FolderFileStore(new KeyringFileKeys(keyring), eraser, erasures, {
    folder,
    maxBytes: 2 * 1024 * 1024,
  });
  const providers = [
    { provide: EventStore, useValue: store },
    { provide: Clock, useValue: clock },
    { provide: Opener, useValue: opener },
    { provide: CommandHashes, useValue: hashes },
    { provide: FileStore, useValue: files },
    { provide: PositionTokens, useValue: new EventStorePositionTokens(store) },
    { provide: DeciderRunner, useValue: new DeciderRunner(store, sealer, hashes, clock) },
  ];

  @Module({})
  class PartsModule {}

  const rootModule = (parts: readonly { readonly provide: InjectionToken; readonly useValue: unknown }[]): Type => {
    @Module({
      imports: [
        { module: PartsModule, global: true, providers: [...parts], exports: parts.map(({ provide }) => provide) },
        CqrsModule.forRoot(),
        ProjectionsModule.forRoot({ store, servicePool: pools.service, projectorPool: pools.projector, opener, clock }),
        MessagingModule.forRoot(null, options.districts),
        AccessModule.forRoot({
          context,
          tokens: () => ({
            issuers: [{ issuer: ISSUER, audiences: [AUDIENCE], keys: { load: async () => ({ keys: [jwk] }) } }],
          }),
        }),
        options.module,
      ],
    })
    class RootModule {}
    return RootModule;
  };

  async function open(
    calendar: WorkingCalendar | undefined,
  ): Promise<{ readonly app: HttpApp; readonly origin: string }> {
    const given = calendar === undefined ? [] : [{ provide: STATUTORY_CALENDAR, useValue: calendar }];
    const app = await createHttpApp(rootModule([...providers, ...given]), {
      port: 0,
      logLevel: 'fatal',
      maxFileBytes: 4 * 1024 * 1024,
    });
    return { app, origin: await app.listen() };
  }

  let current = await open(undefined);
  const revisions = new Map<string, bigint>();
  const runner = (): ProjectionRunner => current.app.nest.get(ProjectionRunner, { strict: false });

  async function record(
    tenant: string,
    catalogue: EventCatalogue,
    id: string,
    events: readonly DomainEvent[],
  ): Promise<void> {
    const key = `${catalogue.category}-${id}`;
    const after = revisions.get(key);
    const { revision } = await appendEvents(store, catalogue, {
      tenant,
      id,
      events,
      ...(after === undefined ? {} : { after }),
    });
    revisions.set(key, revision);
  }

  await foundDistrict(directory, record);
  const { last } = await store.head();
  const end = last?.position ?? '';
  await until(async () => {
    const tables = allDirectoryTables(directory);
    return (await Promise.all(tables.map((table) => runner().reached(table, end, 100)))).every(Boolean);
  });
  const tokens = new Map<Who, string>();
  let described: DescribedApi | null = null;
  const running: RunningDistrict = {
    base: `/api/${context}/v1`,
    get origin() {
      return current.origin;
    },
    store,
    filesFolder: folder,
    async described() {
      return (described ??= await DescribedApi.of(current.origin));
    },
    async token(who) {
      const known = tokens.get(who) ?? (await signed(privateKey, who, clock.now()));
      tokens.set(who, known);
      return known;
    },
    async recordDirectory(catalogue, id, events) {
      await record(catalogue.category === 'division' ? DEPLOYMENT_TENANT : TENANT, catalogue, id, events);
      const head = (await store.head()).last?.position ?? '';
      await until(async () => {
        const tables = allDirectoryTables(directory);
        return (await Promise.all(tables.map((table) => runner().reached(table, head, 100)))).every(Boolean);
      });
    },
    async sealed(stream, value) {
      const owner = { kind: 'record', stream } as const;
      const sealing = await sealer.prepare(TENANT, [owner]);
      return sealing.seal(owner, value, `${randomUUID()}#/data/what`) as unknown as Sealed;
    },
    async tell({ event, subject, data, tenant = TENANT }) {
      const stream = publishedStream(event.context, tenant);
      const sequence = await nextRevision(store, stream);
      const recordedAt = clock.now();
      const id = randomUUID();
      const metadata: EventMetadata = {
        tenant,
        actor: { kind: 'rule', id: 'test', role: null, post: null, division: null, unit: null },
        channel: 'rule',
        occurredAt: recordedAt,
        recordedAt,
        correlationId: id,
        causationId: randomUUID(),
        commandId: id,
        commandHash: 'test:0',
        source: { stream: subject, revision: String(sequence) },
        salt: 'AAAAAAAAAAAAAAAAAAAAAA',
      };
      const encoded = {
        id,
        type: integrationTypeOf(event),
        data: canonicalJson(data),
        metadata: canonicalJson(metadata),
      };
      await store.append(stream, [encoded], { tenant, expected: sequence === 0n ? 'noStream' : sequence - 1n });
      return id;
    },
    async restart(calendar) {
      await current.app.close();
      current = await open(calendar);
      await answering();
    },
    async later(days) {
      await current.app.close();
      clock.ahead += days * DAY_MS;
      tokens.clear();
      current = await open(undefined);
      await answering();
    },
    async stop() {
      await current.app.close();
      await pools.end();
      await store.close();
      await rm(folder, { recursive: true, force: true });
      await db.drop();
    },
  };
  async function answering(): Promise<void> {
    const headers = { authorization: `Bearer ${await running.token(options.answersTo ?? 'office')}` };
    await until(
      async () => (await fetch(`${current.origin}${running.base}${options.answers}`, { headers })).status === 200,
    );
  }
  await answering();
  return running;
}

async function nextRevision(store: EventStore, stream: string): Promise<bigint> {
  try {
    const [last] = await store.readStream(stream, { direction: 'backwards', limit: 1 });
    return last === undefined ? 0n : last.revision + 1n;
  } catch (error) {
    if (isEventStoreError(error, 'StreamNotFound')) return 0n;
    throw error;
  }
}

async function signed(key: CryptoKey, who: Who, now: Instant): Promise<string> {
  const issuedAt = Math.floor(Date.parse(now) / 1_000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'test' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(who)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 300)
    .sign(key);
}

async function foundDistrict(
  directory: DirectoryTables,
  record: (tenant: string, catalogue: EventCatalogue, id: string, events: readonly DomainEvent[]) => Promise<void>,
): Promise<void> {
  const since = '2020-01-01';
  const division = (
    place: typeof city,
    level: 'city' | 'county' | 'town' | 'community',
    parent: typeof city | null,
  ) => {
    const event: DivisionEvent = {
      type: 'DivisionFounded',
      data: { code: place.code, name: place.name, level, parent, effectiveOn: since },
    };
    return record(DEPLOYMENT_TENANT, directory.division.catalogue, place.id, [event]);
  };
  await division(city, 'city', null);
  await division(county, 'county', city);
  await division(town, 'town', county);
  await division(community, 'community', town);
  await division(otherCounty, 'county', city);
  await division(otherCity, 'city', null);
  const tenant = (id: string, name: string, rootDivision: typeof city) => {
    const event: TenantEvent = {
      type: 'TenantFounded',
      data: { name, rootDivision, timeZone: 'Asia/Shanghai', retentionYears: 10 },
    };
    return record(id, directory.tenant.catalogue, id, [event]);
  };
  await tenant(TENANT, '云溪市创建办', city);
  await tenant(OTHER_TENANT, '临江市创建办', otherCity);
  const named = async (id: string, name: string, place: typeof city, of = TENANT, kind: UnitKind = 'bureau') => {
    const event: UnitEvent = {
      type: 'UnitRegistered',
      data: { name, kind, division: place, superior: null, effectiveOn: since },
    };
    await record(of, directory.unit.catalogue, id, [event]);
    return { id, name, place };
  };
  const office = await named(units.office, '清河县创建办', county);
  const housing = await named(units.housing, '县住建局', town);
  const property = await named(units.property, '和顺物业公司', town);
  const townOffice = await named(units.townOffice, '桥南街道办事处', town, TENANT, 'streetOffice');
  const committee = await named(units.committee, '柳岸社区居委会', community);
  const otherBureau = await named(units.otherBureau, '东山县城管局', otherCounty);
  await named(units.closed, '县房产局', county);
  const elsewhere = await named(units.otherTenant, '临江市创建办', otherCity, OTHER_TENANT);
  const someone = async (
    who: keyof typeof people,
    role: PersonRole | null,
    place: typeof city,
    title: string,
    in_: { readonly id: string; readonly name: string; readonly place: typeof city },
    of = TENANT,
  ) => {
    const personId = people[who];
    const events: PersonEvent[] = [
      {
        type: 'PersonRegistered',
        data: { name: PersonalValue.of(`测试${who}`).sealedFor({ kind: 'person', personId }), phone: null },
      },
      {
        type: 'PostTaken',
        data: {
          postId: randomUUID(),
          title,
          unit: { id: in_.id, name: in_.name },
          division: in_.place,
          from: since,
        },
      },
      ...(role === null
        ? []
        : [
            {
              type: 'RoleGranted' as const,
              data: { grantId: randomUUID(), role, division: place, from: since, to: null },
            },
          ]),
      { type: 'AccountBound', data: { issuer: ISSUER, subject: who } },
    ];
    await record(DEPLOYMENT_TENANT, reservationAggregate.catalogue, accountReservationId(ISSUER, who), [
      { type: 'ReservationTaken', data: { what: 'account', target: accountTargetOf({ tenant: of, personId }) } },
    ]);
    await record(of, directory.person.catalogue, personId, events);
  };
  const system = async (
    who: keyof typeof services,
    name: string,
    place: typeof city,
    of: { readonly id: string; readonly name: string; readonly place: typeof city },
  ) => {
    const serviceId = services[who];
    const events: ServiceEvent[] = [
      {
        type: 'ServiceRegistered',
        data: { name, unit: { id: of.id, name: of.name }, division: of.place },
      },
      {
        type: 'ServiceRoleGranted',
        data: { grantId: randomUUID(), role: 'agency', division: place, from: since, to: null },
      },
      { type: 'ServiceAccountBound', data: { issuer: ISSUER, subject: who } },
    ];
    await record(DEPLOYMENT_TENANT, reservationAggregate.catalogue, accountReservationId(ISSUER, who), [
      { type: 'ReservationTaken', data: { what: 'account', target: accountTargetOf({ tenant: TENANT, serviceId }) } },
    ]);
    await record(TENANT, directory.service.catalogue, serviceId, events);
  };
  const assessed = async (
    which: keyof typeof subjects,
    kind: SubjectKind,
    name: string,
    place: typeof city,
    of: { readonly id: string; readonly name: string } | null = null,
  ) => {
    const data = {
      kind,
      name,
      class: null,
      division: place,
      unit: of === null ? null : { id: of.id, name: of.name },
      effectiveOn: since,
    };
    const events: SubjectEvent[] = [
      { type: 'SubjectRegistered', data },
      ...(which === 'closed'
        ? [{ type: 'SubjectClosed' as const, data: { effectiveOn: '2024-01-01', reason: '拆迁' } }]
        : []),
    ];
    await record(TENANT, directory.subject.catalogue, subjects[which], events);
  };
  await system('health', '疫情报送系统', county, office);
  await system('hotline', '12345热线', county, office);
  await system('elsewhere', '东山县监管系统', otherCounty, otherBureau);
  await assessed('compound', 'compound', '和顺小区', community, property);
  await assessed('hamlet', 'hamlet', '柳岸自然村', community);
  await assessed('community', 'division', '柳岸社区', community);
  await assessed('closed', 'compound', '旧货场小区', community);
  await assessed('elsewhere', 'compound', '东山小区', otherCounty);
  await someone('office', 'office', county, '创建办主任', office);
  await someone('office2', 'office', county, '创建办副主任', office);
  await someone('unitHead', 'unitHead', town, '局长', housing);
  await someone('liaison', 'unitLiaison', town, '联络员', housing);
  await someone('handler', 'handler', town, '项目经理', property);
  await someone('town', 'town', town, '创建专干', townOffice);
  await someone('leader', 'leader', county, '副县长', office);
  await someone('reviewer', 'reviewer', county, '审核员', office);
  await someone('leader2', 'leader', county, '副县长', office);
  await someone('assessor', 'assessor', county, '考评员', office);
  await someone('assessor2', 'assessor', county, '考评员', office);
  await someone('community', 'community', town, '社区书记', committee);
  await someone('auditor', 'auditor', city, '审计员', office);
  await someone('keeper', 'auditAdmin', county, '审计管理员', housing);
  await someone('seated', null, city, '审计师', office);
  await someone('auditAdmin', 'auditAdmin', city, '审计管理员', office);
  await someone('stranger', 'unitHead', otherCounty, '局长', otherBureau);
  await someone('otherOffice', 'office', otherCity, '主任', elsewhere, OTHER_TENANT);
}
