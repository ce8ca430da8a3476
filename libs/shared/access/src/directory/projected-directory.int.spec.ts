import type {
  DivisionEvent,
  PersonEvent,
  ServiceEvent,
  SubjectEvent,
  TenantEvent,
  UnitEvent,
} from '@gongjian/directory-contracts';
import {
  Clock,
  DEPLOYMENT_TENANT,
  InMemoryEventStore,
  naturalId,
  PersonalValue,
  reservationAggregate,
  type EventCatalogue,
  type Head,
  type Position,
  type ReservationEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Sealed } from '@gongjian/shared-kernel';
import { migrate, migrationsOf, ProjectionRunner, ReadModels, readModelSource } from '@gongjian/shared-projections';
import { appendEvents, rolePools, type RolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { accountReservationId, accountTargetOf } from './account-reservation.js';
import { allDirectoryTables, directoryTables } from './directory-tables.js';
import { ProjectedDirectory } from './projected-directory.js';

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const OTHER = '0198c7a0-0000-7000-8000-00000000000b';
const ISSUER = 'https://id.example/oidc';

class Today extends Clock {
  override now(): string {
    return '2026-03-02T01:00:00.000Z';
  }
}

class BreakableStore extends InMemoryEventStore {
  broken = false;
  /** Milliseconds after which followers hear of what another process recorded. */
  late = 0;

  override async *subscribeAll(options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
    for await (const message of super.subscribeAll(options)) {
      if (this.late > 0) await pause(this.late);
      yield message;
    }
  }

  override async head(): Promise<Head> {
    if (this.broken) throw new Error('the store is away');
    return super.head();
  }
}

const tables = directoryTables('access');
const divisionId = (code: string): string => naturalId(DEPLOYMENT_TENANT, 'division', code);
const ref = (code: string, name: string): { id: string; name: string; code: string } => ({
  id: divisionId(code),
  name,
  code,
});
const city = ref('990100000000', '云溪市');
const county = ref('990121000000', '清河县');
const town = ref('990121101000', '河东镇');
const sealed = (personId: string, value: string): Sealed =>
  PersonalValue.of(value).sealedFor({ kind: 'person', personId });

describe('the projected directory', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: BreakableStore;
  let runner: ProjectionRunner;
  let directory: ProjectedDirectory;
  let monotonic = 0;
  let close: () => Promise<void>;
  const revisions = new Map<string, bigint>();

  beforeAll(async () => {
    database = await createTestDatabase();
    const projections = allDirectoryTables(tables);
    await migrate(database.connection, migrationsOf([{ context: 'access', projections }]));
    pools = rolePools(database.connection);
    store = new BreakableStore(randomUUID());
    runner = new ProjectionRunner({ store, pool: pools.projector, projections });
    const source = await readModelSource(pools.service, projections).initialize();
    const readModels = new ReadModels(source, pools.service, store, runner);
    directory = new ProjectedDirectory({
      tables,
      readModels,
      store,
      clock: new Today(),
      monotonic: () => performance.now() + monotonic,
    });
    await runner.start();
    directory.start();
    await runner.caughtUp();
    expect(await directory.fresh(10_000)).toBe(true);
    close = async () => {
      await directory.stop();
      await runner.stop();
      await source.destroy();
      await pools.end();
      await database.drop();
    };
  });

  afterAll(() => close());

  /** Appends and waits until the directory has taken notice. */
  async function record(
    catalogue: EventCatalogue,
    tenant: string,
    id: string,
    events: readonly DomainEvent[],
  ): Promise<Position> {
    const key = `${catalogue.category}-${id}`;
    const after = revisions.get(key);
    const { revision, position } = await appendEvents(store, catalogue, {
      tenant,
      id,
      events,
      ...(after === undefined ? {} : { after }),
    });
    revisions.set(key, revision);
    expect(await directory.follows(position, 10_000)).toBe(true);
    return position;
  }

  const onDivision = (id: string, ...events: DivisionEvent[]): Promise<Position> =>
    record(tables.division.catalogue, DEPLOYMENT_TENANT, id, events);
  const onUnit = (id: string, ...events: UnitEvent[]): Promise<Position> =>
    record(tables.unit.catalogue, TENANT, id, events);
  const onPerson = (id: string, ...events: PersonEvent[]): Promise<Position> =>
    record(tables.person.catalogue, TENANT, id, events);
  const onService = (id: string, ...events: ServiceEvent[]): Promise<Position> =>
    record(tables.service.catalogue, TENANT, id, events);
  const onReservation = (id: string, event: ReservationEvent): Promise<Position> =>
    record(reservationAggregate.catalogue, DEPLOYMENT_TENANT, id, [event]);

  const founded = (code: string, name: string, parent: DivisionEvent['data'] | null): DivisionEvent =>
    ({
      type: 'DivisionFounded',
      data: { code, name, level: 'town', parent, effectiveOn: '2010-01-01' },
    }) as DivisionEvent;
  const registered = (name: string): UnitEvent => ({
    type: 'UnitRegistered',
    data: { name, kind: 'bureau', division: county, superior: null, effectiveOn: '2012-01-01' },
  });

  it('knows divisions, who stands under whom, and follows changes', async () => {
    await onDivision(city.id, founded(city.code, city.name, null));
    await onDivision(county.id, founded(county.code, county.name, city as never));
    await onDivision(town.id, founded(town.code, town.name, county as never));
    expect(await directory.division(town.id)).toMatchObject({ name: '河东镇', parentId: county.id, endedOn: null });
    expect(await directory.subtree(city.id)).toEqual([city.id, county.id, town.id]);
    expect((await directory.path(town.id)).map(({ name }) => name)).toEqual(['河东镇', '清河县', '云溪市']);
    await onDivision(town.id, {
      type: 'DivisionRenamed',
      data: { name: '河东街道', previousName: '河东镇', effectiveOn: '2026-03-02', documentNumber: null },
    });
    expect(await directory.division(town.id)).toMatchObject({ name: '河东街道' });
    await onDivision(town.id, {
      type: 'DivisionMoved',
      data: { parent: city, previousParent: county, effectiveOn: '2026-03-03', documentNumber: null },
    });
    expect(await directory.subtree(county.id)).toEqual([county.id, town.id]);
    expect(await directory.division(randomUUID())).toBeNull();
  });

  it('tells everybody who asks while divisions are being read, and not only the first', async () => {
    const renamed = (name: string, previousName: string): DivisionEvent => ({
      type: 'DivisionRenamed',
      data: { name, previousName, effectiveOn: '2026-03-02', documentNumber: null },
    });
    await onDivision(county.id, renamed('清河区', '清河县'));
    const names = await Promise.all(Array.from({ length: 5 }, () => directory.division(county.id)));
    expect(names.map((division) => division?.name)).toEqual(Array.from({ length: 5 }, () => '清河区'));
    await onDivision(county.id, renamed('清河县', '清河区'));
  });

  it('names posts, units and divisions as they are today', async () => {
    const unitId = randomUUID();
    const personId = randomUUID();
    await onUnit(unitId, registered('清河县民政局'));
    await onPerson(
      personId,
      { type: 'PersonRegistered', data: { name: sealed(personId, '示例甲'), phone: null } },
      {
        type: 'PostTaken',
        data: {
          postId: 'po-1',
          title: '局长',
          unit: { id: unitId, name: '清河县民政局' },
          division: county,
          from: '2020-01-01',
        },
      },
    );
    expect(await directory.person(TENANT, personId)).toMatchObject({
      posts: [{ title: '局长', unit: { name: '清河县民政局' } }],
    });
    await onUnit(unitId, {
      type: 'UnitRenamed',
      data: { name: '清河县社会工作局', previousName: '清河县民政局', effectiveOn: '2026-01-01' },
    });
    await onUnit(unitId, {
      type: 'UnitRenamed',
      data: { name: '将来的名称', previousName: '清河县社会工作局', effectiveOn: '2026-03-03' },
    });
    expect(await directory.unit(TENANT, unitId)).toMatchObject({ name: '清河县社会工作局', division: county });
    expect(await directory.person(TENANT, personId)).toMatchObject({
      posts: [{ title: '局长', unit: { id: unitId, name: '清河县社会工作局' } }],
    });
    await onPerson(personId, { type: 'PostLeft', data: { postId: 'po-1', to: '2026-03-01', reason: null } });
    expect(await directory.person(TENANT, personId)).toMatchObject({ posts: [] });
  });

  it('answers nothing of another tenant, also from memory', async () => {
    const unitId = randomUUID();
    await onUnit(unitId, registered('清河县卫健局'));
    expect(await directory.unit(OTHER, unitId)).toBeNull();
    expect(await directory.unit(TENANT, unitId)).not.toBeNull();
    expect(await directory.unit(OTHER, unitId)).toBeNull();
    expect(await directory.unit(TENANT, 'nonsense')).toBeNull();
  });

  it('knows the units that stand in a division, not below it, while they are open', async () => {
    const unit = async (name: string, division: typeof city, ...more: readonly UnitEvent[]): Promise<string> => {
      const id = randomUUID();
      const registered: UnitEvent = {
        type: 'UnitRegistered',
        data: { name, kind: 'committee', division, superior: null, effectiveOn: '2020-01-01' },
      };
      await record(tables.unit.catalogue, TENANT, id, [registered, ...more]);
      return id;
    };
    const before = await directory.unitsOf(TENANT, town.id);
    const second = await unit('乙居委会', town);
    const first = await unit('甲居委会', town);
    await unit('丙局', county);
    await unit('丁居委会', town, {
      type: 'UnitClosed',
      data: { effectiveOn: '2026-03-02', reason: '撤并', successor: null },
    });
    const found = await directory.unitsOf(TENANT, town.id);
    const added = found.filter(({ id }) => before.every((each) => each.id !== id));
    expect(added.map(({ id }) => id).sort()).toEqual([first, second].sort());
    expect(added[0]).toMatchObject({ kind: 'committee', division: { id: town.id }, closedOn: null });
    expect(await directory.unitsOf(OTHER, town.id)).toEqual([]);
  });

  it('knows tenants and subjects', async () => {
    const settled: TenantEvent = {
      type: 'TenantFounded',
      data: { name: '云溪市创建办', rootDivision: city, timeZone: 'Asia/Shanghai', retentionYears: 10 },
    };
    await record(tables.tenant.catalogue, TENANT, TENANT, [settled]);
    expect(await directory.tenant(TENANT)).toMatchObject({ rootDivision: city, retentionYears: 10 });
    expect(await directory.tenant(OTHER)).toBeNull();
    const subjectId = randomUUID();
    const garden: SubjectEvent = {
      type: 'SubjectRegistered',
      data: { kind: 'compound', name: '柳荫花园', class: null, division: town, unit: null, effectiveOn: '2015-01-01' },
    };
    await record(tables.subject.catalogue, TENANT, subjectId, [garden]);
    expect(await directory.subject(TENANT, subjectId)).toMatchObject({
      kind: 'compound',
      division: { id: town.id, name: '河东街道' },
    });
  });

  it('finds a tenant by its name, and of several the one that has had it longest', async () => {
    const third = randomUUID();
    const foundedAs = (name: string): TenantEvent => ({
      type: 'TenantFounded',
      data: { name, rootDivision: city, timeZone: 'Asia/Shanghai', retentionYears: 10 },
    });
    await record(tables.tenant.catalogue, third, third, [foundedAs('柳河县创建办')]);
    expect(await directory.tenantNamed('柳河县创建办')).toMatchObject({ id: third });
    expect(await directory.tenantNamed('无此创建办')).toBeNull();
    const fourth = randomUUID();
    await record(tables.tenant.catalogue, fourth, fourth, [foundedAs('柳河县创建办')]);
    expect(await directory.tenantNamed('柳河县创建办')).toMatchObject({ id: third });
    await record(tables.tenant.catalogue, third, third, [
      { type: 'TenantRenamed', data: { name: '柳河市创建办', previousName: '柳河县创建办' } },
    ]);
    expect(await directory.tenantNamed('柳河县创建办')).toMatchObject({ id: fourth });
    expect(await directory.tenantNamed('柳河市创建办')).toMatchObject({ id: third });
    expect((await directory.tenantIds()).slice(-2)).toEqual([fourth, third]);
  });

  it('lists subjects of a division and below it by id, page by page, of no other tenant', async () => {
    const place = ref('990177000000', '柳河县');
    const below = ref('990177001000', '柳河镇');
    const beside = ref('990178000000', '东河县');
    const founded = (at: typeof city, level: 'county' | 'town', parent: typeof city): Promise<Position> => {
      const event: DivisionEvent = {
        type: 'DivisionFounded',
        data: { code: at.code, name: at.name, level, parent, effectiveOn: '2020-01-01' },
      };
      return record(tables.division.catalogue, DEPLOYMENT_TENANT, at.id, [event]);
    };
    await founded(place, 'county', city);
    await founded(below, 'town', place);
    await founded(beside, 'county', city);
    const registered = async (
      division: typeof city,
      tenant = TENANT,
      kind: 'compound' | 'division' | 'unit' = 'compound',
    ): Promise<string> => {
      const id = randomUUID();
      const event: SubjectEvent = {
        type: 'SubjectRegistered',
        data: {
          kind,
          name: '示例小区',
          class: 'old',
          division,
          unit: kind === 'unit' ? unit : null,
          effectiveOn: '2020-01-01',
        },
      };
      await record(tables.subject.catalogue, tenant, id, [event]);
      return id;
    };
    const unit = { id: randomUUID(), name: '示例学校' };
    const closed: SubjectEvent = { type: 'SubjectClosed', data: { effectiveOn: '2021-01-01', reason: '撤销' } };
    const inside = [await registered(place), await registered(below), await registered(below)].sort();
    await registered(beside);
    await registered(below, OTHER);
    const idsOf = async (after: string | null, limit: number): Promise<readonly string[]> =>
      (await directory.subjectsIn(TENANT, place.id, after, limit)).map(({ id }) => id);
    expect(await idsOf(null, 10)).toEqual(inside);
    expect(await idsOf(null, 2)).toEqual(inside.slice(0, 2));
    expect(await idsOf(inside[1] as string, 2)).toEqual(inside.slice(2));
    expect(await directory.subjectsIn(TENANT, randomUUID(), null, 10)).toEqual([]);
    expect(await directory.divisionSubject(TENANT, below.id)).toBeNull();
    const itself = await registered(below, TENANT, 'division');
    await registered(below, OTHER, 'division');
    expect(await directory.divisionSubject(TENANT, below.id)).toMatchObject({ id: itself, kind: 'division' });
    expect(await directory.divisionSubject(TENANT, place.id)).toBeNull();
    expect(await directory.unitSubject(TENANT, unit.id)).toBeNull();
    await registered(below, OTHER, 'unit');
    const school = await registered(below, TENANT, 'unit');
    expect(await directory.unitSubject(TENANT, unit.id)).toMatchObject({ id: school, kind: 'unit', unit });
    await record(tables.subject.catalogue, TENANT, school, [closed]);
    expect(await directory.unitSubject(TENANT, unit.id)).toBeNull();
  });

  it('loses a right at once when it is taken away', async () => {
    const personId = randomUUID();
    await onPerson(
      personId,
      { type: 'PersonRegistered', data: { name: sealed(personId, '示例乙'), phone: null } },
      { type: 'RoleGranted', data: { grantId: 'g-1', role: 'office', division: county, from: '2026-01-01', to: null } },
      { type: 'RoleGranted', data: { grantId: 'g-2', role: 'leader', division: county, from: '2026-03-03', to: null } },
    );
    expect(await directory.person(TENANT, personId)).toMatchObject({ grants: [{ role: 'office' }] });
    const before = directory.revision();
    await onPerson(personId, {
      type: 'RoleGrantEnded',
      data: { grantId: 'g-1', to: '2026-03-02', atOnce: true, reason: '停职' },
    });
    expect(directory.revision()).toBeGreaterThan(before);
    expect(await directory.person(TENANT, personId)).toMatchObject({ grants: [] });
  });

  it('knows the units that have somebody in a role, as of today', async () => {
    const [led, deputised, lent] = [randomUUID(), randomUUID(), randomUUID()];
    const unit = (id: string): { id: string; name: string } => ({ id, name: '某局' });
    const head = (id: string, of: string): Promise<Position> =>
      onPerson(
        id,
        { type: 'PersonRegistered', data: { name: sealed(id, '示例丁'), phone: null } },
        {
          type: 'PostTaken',
          data: { postId: id, title: '局长', unit: unit(of), division: county, from: '2020-01-01' },
        },
        {
          type: 'RoleGranted',
          data: { grantId: `g-${id}`, role: 'unitHead', division: county, from: '2026-01-01', to: null },
        },
      );
    const units = async (): Promise<readonly boolean[]> => {
      const found = await directory.unitsWithRole(TENANT, 'unitHead');
      return [led, deputised, lent].map((id) => found.has(id));
    };
    const left = (id: string): Promise<Position> =>
      onPerson(id, { type: 'PostLeft', data: { postId: id, to: '2026-03-01', reason: null } });
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    expect(await units()).toEqual([false, false, false]);
    await head(first, led);
    expect(await units()).toEqual([true, false, false]);
    expect((await directory.unitsWithRole(OTHER, 'unitHead')).has(led)).toBe(false);
    expect(await directory.peopleWithRole(TENANT, ['leader', 'unitHead'])).toContain(first);
    expect(await directory.peopleWithRole(TENANT, ['leader'])).not.toContain(first);
    expect(await directory.peopleWithRole(OTHER, ['unitHead'])).not.toContain(first);
    expect((await directory.unitsWithRole(TENANT, 'leader')).has(led)).toBe(false);
    await head(second, lent);
    const actsFor = (of: string) => ({ personId: second, post: null, unit: unit(of), division: county });
    const right = { role: 'unitHead', division: county, from: '2026-03-01', to: '2026-03-31' } as const;
    await onPerson(
      third,
      { type: 'PersonRegistered', data: { name: sealed(third, '示例戊'), phone: null } },
      { type: 'ActingAppointed', data: { ...right, grantId: 'g-acting', actsFor: actsFor(deputised) } },
      { type: 'RoleDelegated', data: { ...right, grantId: 'g-lent', actsFor: actsFor(lent) } },
    );
    expect(await units()).toEqual([true, true, true]);
    await left(second);
    expect(await units()).toEqual([true, true, true]);
    await onPerson(second, {
      type: 'RoleGrantEnded',
      data: { grantId: `g-${second}`, to: '2026-03-02', atOnce: true, reason: '调离' },
    });
    expect(await units()).toEqual([true, true, false]);
    await left(first);
    expect(await units()).toEqual([false, true, false]);
  });

  it('knows whom a sign-in is bound to, until it is bound elsewhere', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const id = accountReservationId(ISSUER, 's-1');
    const bound: PersonEvent = { type: 'AccountBound', data: { issuer: ISSUER, subject: 's-1' } };
    for (const personId of [one, two]) {
      await onPerson(personId, {
        type: 'PersonRegistered',
        data: { name: sealed(personId, '示例丙'), phone: null },
      });
    }
    expect(await directory.accountHolder(ISSUER, 's-1')).toBeNull();
    const ofOne = accountTargetOf({ tenant: TENANT, personId: one });
    await onReservation(id, { type: 'ReservationTaken', data: { what: 'account', target: ofOne } });
    expect(await directory.accountHolder(ISSUER, 's-1')).toBeNull();
    await onPerson(one, bound);
    expect(await directory.accountHolder(ISSUER, 's-1')).toEqual({ tenant: TENANT, personId: one });
    await onPerson(one, { type: 'AccountUnbound', data: { ...bound.data, reason: null } });
    expect(await directory.accountHolder(ISSUER, 's-1')).toBeNull();
    await onReservation(id, { type: 'ReservationReleased', data: { what: 'account', target: ofOne } });
    await onReservation(id, {
      type: 'ReservationTaken',
      data: { what: 'account', target: accountTargetOf({ tenant: TENANT, personId: two }) },
    });
    await onPerson(two, bound);
    expect(await directory.accountHolder(ISSUER, 's-1')).toEqual({ tenant: TENANT, personId: two });
    expect(await directory.accountHolder(ISSUER, 's-2')).toBeNull();
  });

  it('knows the system of an agency, named as today, its rights in force, and that a sign-in is bound to it', async () => {
    const [unitId, serviceId] = [randomUUID(), randomUUID()];
    const account = { issuer: ISSUER, subject: 'system-1' };
    const target = accountTargetOf({ tenant: TENANT, serviceId });
    const grant = { role: 'agency', division: county, from: '2026-01-01' } as const;
    await onUnit(unitId, registered('清河县卫健局'));
    await onService(
      serviceId,
      {
        type: 'ServiceRegistered',
        data: { name: '疫情报送系统', unit: { id: unitId, name: '清河县卫健局' }, division: county },
      },
      { type: 'ServiceRoleGranted', data: { ...grant, grantId: 'g-1', to: null } },
      { type: 'ServiceRoleGranted', data: { ...grant, grantId: 'g-2', to: '2026-03-01' } },
    );
    await onUnit(unitId, {
      type: 'UnitRenamed',
      data: { name: '清河县卫生健康局', previousName: '清河县卫健局', effectiveOn: '2026-02-01' },
    });
    expect(await directory.service(TENANT, serviceId)).toMatchObject({
      status: 'registered',
      name: '疫情报送系统',
      unit: { id: unitId, name: '清河县卫生健康局' },
      division: county,
      grants: [{ id: 'g-1', kind: 'granted', role: 'agency', actsFor: null }],
    });
    expect(await directory.service(OTHER, serviceId)).toBeNull();

    await onReservation(accountReservationId(account.issuer, account.subject), {
      type: 'ReservationTaken',
      data: { what: 'account', target },
    });
    expect(await directory.accountHolder(account.issuer, account.subject)).toBeNull();
    await onService(serviceId, { type: 'ServiceAccountBound', data: account });
    expect(await directory.accountHolder(account.issuer, account.subject)).toEqual({ tenant: TENANT, serviceId });
    await onService(serviceId, { type: 'ServiceClosed', data: { reason: '系统下线', accounts: [account] } });
    expect(await directory.accountHolder(account.issuer, account.subject)).toBeNull();
  });

  it('knows what another process recorded the moment before', async () => {
    store.late = 100;
    const id = randomUUID();
    const events = [registered('清河县统计局')];
    await appendEvents(store, tables.unit.catalogue, { tenant: TENANT, id, events });
    expect((await directory.unit(TENANT, id))?.name).toBe('清河县统计局');
    const { id: division, code, name } = ref('990121102000', '河西镇');
    const founding = { tenant: DEPLOYMENT_TENANT, id: division, events: [founded(code, name, null)] };
    await appendEvents(store, tables.division.catalogue, founding);
    expect((await directory.division(division))?.name).toBe('河西镇');
    store.late = 0;
    expect(await directory.unit(TENANT, randomUUID())).toBeNull();
  });

  it('is not relied on when its last look at the head is older than 5 s, and again after the next', async () => {
    const unitId = randomUUID();
    await onUnit(unitId, registered('清河县财政局'));
    expect(await directory.unit(TENANT, unitId)).not.toBeNull();
    store.broken = true;
    monotonic += 5_001;
    await expect(directory.unit(TENANT, unitId)).rejects.toMatchObject({ code: 'ACCESS.STALE' });
    await expect(directory.division(city.id)).rejects.toMatchObject({ code: 'ACCESS.STALE' });
    await expect(directory.accountHolder(ISSUER, 's-1')).rejects.toMatchObject({ code: 'ACCESS.STALE' });
    store.broken = false;
    expect(await directory.fresh(10_000)).toBe(true);
    expect(await directory.unit(TENANT, unitId)).not.toBeNull();
  });

  it('holds after a rebuild what it held before, byte for byte', async () => {
    const rebuilt = directoryTables('rebuilt');
    const projections = allDirectoryTables(rebuilt);
    await migrate(database.connection, migrationsOf([{ context: 'rebuilt', projections }]));
    const again = new ProjectionRunner({ store, pool: pools.projector, projections });
    await again.start();
    await again.caughtUp();
    await again.stop();
    const client = new pg.Client(database.connection);
    await client.connect();
    try {
      for (const name of ['tenant', 'division', 'unit', 'person', 'service', 'subject']) {
        const rows = (context: string): Promise<pg.QueryResult<object>> =>
          client.query(`SELECT * FROM ${context}.${context}_directory_${name}_v1 ORDER BY id`);
        const live = (await rows('access')).rows;
        expect(live.length).toBeGreaterThan(0);
        expect((await rows('rebuilt')).rows).toEqual(live);
      }
    } finally {
      await client.end();
    }
  });
});
