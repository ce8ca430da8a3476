import {
  heldOn,
  inForce,
  subjectOn,
  unitOn,
  type DivisionAsOf,
  type DivisionRow,
  type HeldGrant,
  type HeldPost,
  type PersonRow,
  type ServiceRow,
  type SubjectRow,
  type TenantRow,
  type UnitRow,
} from '@gongjian/directory-domain';
import type { DivisionRef, Role, TenantEvent } from '@gongjian/directory-contracts';
import {
  aggregateIdOf,
  decodeEvent,
  DEPLOYMENT_TENANT,
  isEventStoreError,
  isUuid,
  reservationAggregate,
  streamName,
  type Clock,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { localDateAt, type DomainEvent, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import type { AnyProjection, ProjectionDefinition, ReadModels } from '@gongjian/shared-projections';
import { accessStale } from '../access.errors.js';
import { BoundedCache } from '../bounded-cache.js';
import type { DirectoryPost } from '../principal.js';
import { accountReservationId, accountTarget } from './account-reservation.js';
import { DirectoryFollower } from './directory-follower.js';
import {
  Directory,
  type AccountHolder,
  type DirectoryDivision,
  type DirectoryGrant,
  type DirectoryPerson,
  type DirectoryService,
  type DirectorySubject,
  type DirectoryTenant,
  type DirectoryUnit,
} from './directory.js';
import { allDirectoryTables, type DirectoryTables } from './directory-tables.js';
import { DivisionTree } from './division-tree.js';

export interface ProjectedDirectoryOptions {
  readonly tables: DirectoryTables;
  readonly readModels: ReadModels;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log?: (message: string) => void;
  /** Rows of each kind kept in memory at most. Default 20,000. */
  readonly cacheSize?: number;
  readonly monotonic?: () => number;
}

/** A right of a person or of a service account. */
type GrantHeld = Omit<HeldGrant, 'role'> & { readonly role: Role };

/** Stands for every division. */
const ALL: Set<string> = new Set(['all']);

const LED_UNITS_KEPT = 100;
const TENANTS_A_PAGE = 500;
/** What another process has just recorded is waited for so long where a row is asked for that is not there. */
const LATE_ROW_MS = 1_000;

/** Units with somebody in a role, as of a version of the people's table and a day. */
interface LedUnits {
  readonly version: number;
  readonly today: LocalDate;
  readonly units: Promise<ReadonlySet<string>>;
}

interface Cached<Row> {
  readonly tenant: string;
  readonly row: Row;
}

interface Table<Row extends object> {
  readonly definition: ProjectionDefinition<Row, never>;
  readonly cache: BoundedCache<string, Cached<Row>>;
  /** Raised by every change, so that a row read before it is not kept. */
  version: number;
  /** The table must hold this before it is read. */
  behind: Position | null;
}

/**
 * The directory from this context's own tables, with the rows in use kept in memory. A change empties what it touches as
 * soon as the log has it; rows are read again only when the table holds it.
 */
export class ProjectedDirectory extends Directory {
  private readonly tenants: Table<TenantRow>;
  private readonly units: Table<UnitRow>;
  private readonly people: Table<PersonRow>;
  private readonly services: Table<ServiceRow>;
  private readonly subjects: Table<SubjectRow>;
  private readonly divisions: Table<DivisionRow>;
  private readonly byCategory: ReadonlyMap<string, Table<object>>;
  private readonly led = new BoundedCache<string, LedUnits>(LED_UNITS_KEPT);
  private readonly accounts: BoundedCache<string, AccountHolder>;
  private named: { readonly version: number; readonly names: Promise<ReadonlyMap<string, string>> } | null = null;
  private readonly tree = new DivisionTree();
  /** Divisions to read again. */
  private divisionsToRead: Set<string> = ALL;
  private reading: Promise<void> | null = null;
  private changes = 0;
  private readonly follower: DirectoryFollower;
  private readonly readModels: ReadModels;
  private readonly store: EventStore;
  private readonly clock: Clock;

  constructor(options: ProjectedDirectoryOptions) {
    super();
    const { tables, readModels, store, clock } = options;
    this.readModels = readModels;
    this.store = store;
    this.clock = clock;
    const size = options.cacheSize ?? 20_000;
    const table = <Row extends object, Event extends DomainEvent>(
      definition: ProjectionDefinition<Row, Event>,
    ): Table<Row> => ({
      definition: definition,
      cache: new BoundedCache(size),
      version: 0,
      behind: null,
    });
    this.tenants = table(tables.tenant);
    this.units = table(tables.unit);
    this.people = table(tables.person);
    this.services = table(tables.service);
    this.subjects = table(tables.subject);
    this.divisions = table(tables.division);
    this.accounts = new BoundedCache(size);
    const all = [
      this.tenants,
      this.units,
      this.people,
      this.services,
      this.subjects,
      this.divisions,
    ] as unknown as Table<object>[];
    this.byCategory = new Map(all.map((each) => [each.definition.catalogue.category, each]));
    const definitions = allDirectoryTables(tables);
    this.follower = new DirectoryFollower({
      store,
      categories: [...this.byCategory.keys()],
      changed: (category, id, position) => this.changed(category, id, position),
      reached: async (position) => {
        const token = await readModels.token(position);
        await Promise.all(definitions.map((definition) => readModels.waitFor(definition, token)));
      },
      reset: () => this.reset(),
      log: options.log ?? (() => undefined),
      ...(options.monotonic === undefined ? {} : { monotonic: options.monotonic }),
    });
  }

  /** Begins to follow the log; answers at once. */
  start(): void {
    this.follower.start();
  }

  async stop(): Promise<void> {
    await this.follower.stop();
  }

  /** Answers when it can be relied on; false when that takes longer. */
  async fresh(timeoutMs: number): Promise<boolean> {
    return this.follower.fresh(timeoutMs);
  }

  /** Answers when everything recorded up to `position` is taken into account; false when that takes longer. */
  async follows(position: Position, timeoutMs: number): Promise<boolean> {
    return this.follower.follows(position, timeoutMs);
  }

  override isFresh(): boolean {
    return this.follower.isFresh();
  }

  override revision(): number {
    return this.changes;
  }

  override async tenant(id: string): Promise<DirectoryTenant | null> {
    const row = await this.row(this.tenants, id, id);
    if (row === null) return null;
    const { name, rootDivision, timeZone, retentionYears } = row;
    return { id, name, rootDivision, timeZone, retentionYears };
  }

  override async tenantIds(): Promise<readonly string[]> {
    return [...(await this.tenantNames()).keys()];
  }

  override async tenantNamed(name: string): Promise<DirectoryTenant | null> {
    const found = [...(await this.tenantNames())].find(([, held]) => held === name);
    return found === undefined ? null : this.tenant(found[0]);
  }

  override async person(tenant: string, id: string): Promise<DirectoryPerson | null> {
    const row = await this.row(this.people, tenant, id);
    if (row === null) return null;
    const today = this.today();
    const [posts, grants] = await Promise.all([
      Promise.all(row.posts.filter((post) => heldOn(post, today)).map((post) => this.postToday(tenant, post, today))),
      Promise.all(row.grants.filter((grant) => inForce(grant, today)).map((grant) => this.grantToday(grant))),
    ]);
    return { id, tenant, status: row.status, posts, grants };
  }

  override async service(tenant: string, id: string): Promise<DirectoryService | null> {
    const row = await this.row(this.services, tenant, id);
    if (row === null) return null;
    const today = this.today();
    const { status, name, registeredOn } = row;
    const { unit, division } = await this.placeToday(tenant, row, today);
    const grants = await Promise.all(
      row.grants
        .filter((grant) => inForce(grant, today))
        .map((grant) => this.grantToday({ ...grant, kind: 'granted', actsFor: null })),
    );
    return { id, tenant, status, name, unit, division, registeredOn, grants };
  }

  override async unit(tenant: string, id: string): Promise<DirectoryUnit | null> {
    const row = await this.row(this.units, tenant, id);
    return row === null ? null : this.unitToday(tenant, row);
  }

  override async unitsOf(tenant: string, divisionId: string): Promise<readonly DirectoryUnit[]> {
    this.requireFresh();
    const definition = this.units.definition as unknown as AnyProjection;
    await this.catchUp(this.units, definition);
    const found = await this.readModels.readReference(tenant, (query) =>
      query
        .from(definition, 'r')
        .select('r.view', 'view')
        .where('r.division_id = CAST(:divisionId AS uuid)', { divisionId })
        .orderBy('r.name')
        .addOrderBy('r.id')
        .getRawMany<{ view: string }>(),
    );
    const units = await Promise.all(found.map(({ view }) => this.unitToday(tenant, JSON.parse(view) as UnitRow)));
    return units.filter(({ closedOn }) => closedOn === null || closedOn > this.today());
  }

  override async division(id: string): Promise<DirectoryDivision | null> {
    const today = this.today();
    let division = (await this.divisionTree()).division(id, today);
    if (division === null) {
      await this.heard();
      division = (await this.divisionTree()).division(id, today);
    }
    return division === null ? null : asDirectoryDivision(division);
  }

  override async path(divisionId: string): Promise<readonly DirectoryDivision[]> {
    return (await this.divisionTree()).path(divisionId, this.today()).map(asDirectoryDivision);
  }

  override async subtree(divisionId: string): Promise<readonly string[]> {
    return [...(await this.subtreeSet(divisionId))];
  }

  override async subtreeSet(divisionId: string): Promise<ReadonlySet<string>> {
    return (await this.divisionTree()).subtree(divisionId, this.today());
  }

  override async unitsWithRole(tenant: string, role: Role): Promise<ReadonlySet<string>> {
    this.requireFresh();
    const { version } = this.people;
    const today = this.today();
    const key = `${tenant} ${role}`;
    const known = this.led.get(key);
    if (known !== undefined && known.version === version && known.today === today) return known.units;
    const units = this.readUnitsWithRole(tenant, role, today);
    this.led.set(key, { version, today, units });
    units.catch(() => this.led.delete(key));
    return units;
  }

  override async peopleWithRole(tenant: string, roles: readonly Role[]): Promise<readonly string[]> {
    this.requireFresh();
    const today = this.today();
    const people = await this.readPeopleWithRole(tenant, roles);
    return people
      .filter(({ grants }) => grants.some((grant) => roles.includes(grant.role) && inForce(grant, today)))
      .map(({ id }) => id)
      .toSorted();
  }

  override async subject(tenant: string, id: string): Promise<DirectorySubject | null> {
    const row = await this.row(this.subjects, tenant, id);
    return row === null ? null : this.subjectToday(tenant, row);
  }

  override async subjectsIn(
    tenant: string,
    divisionId: string,
    after: string | null,
    limit: number,
  ): Promise<readonly DirectorySubject[]> {
    const divisions = await this.subtreeSet(divisionId);
    const definition = this.subjects.definition as unknown as AnyProjection;
    await this.catchUp(this.subjects, definition);
    const found = await this.readModels.readReference(tenant, (query) => {
      const builder = query
        .from(definition, 'r')
        .select('r.view', 'view')
        .where('r.division_id = ANY (CAST(:divisions AS uuid[]))', { divisions: [...divisions] })
        .orderBy('r.id')
        .limit(limit);
      if (after !== null) builder.andWhere('r.id > CAST(:after AS uuid)', { after });
      return builder.getRawMany<{ view: string }>();
    });
    return Promise.all(found.map(({ view }) => this.subjectToday(tenant, JSON.parse(view) as SubjectRow)));
  }

  override divisionSubject(tenant: string, divisionId: string): Promise<DirectorySubject | null> {
    return this.openSubject(tenant, `r.kind = 'division' AND r.division_id = CAST(:id AS uuid)`, divisionId);
  }

  override unitSubject(tenant: string, unitId: string): Promise<DirectorySubject | null> {
    return this.openSubject(tenant, `r.kind = 'unit' AND r.view::jsonb -> 'unit' ->> 'id' = :id`, unitId);
  }

  private async openSubject(tenant: string, condition: string, id: string): Promise<DirectorySubject | null> {
    const definition = this.subjects.definition as unknown as AnyProjection;
    await this.catchUp(this.subjects, definition);
    const found = await this.readModels.readReference(tenant, (query) =>
      query
        .from(definition, 'r')
        .select('r.view', 'view')
        .where(condition, { id })
        .orderBy('r.id')
        .getRawMany<{ view: string }>(),
    );
    const today = this.today();
    const subjects = await Promise.all(
      found.map(({ view }) => this.subjectToday(tenant, JSON.parse(view) as SubjectRow)),
    );
    return subjects.find(({ closedOn }) => closedOn === null || closedOn > today) ?? null;
  }

  private async subjectToday(tenant: string, row: SubjectRow): Promise<DirectorySubject> {
    const subject = subjectOn(row, this.today());
    return {
      id: row.id,
      tenant,
      kind: subject.kind,
      name: subject.name,
      class: subject.class,
      division: await this.divisionToday(subject.division),
      unit: subject.unit,
      closedOn: subject.closedOn,
    };
  }

  override async accountHolder(issuer: string, subject: string): Promise<AccountHolder | null> {
    this.requireFresh();
    const id = accountReservationId(issuer, subject);
    const known = this.accounts.get(id);
    if (known !== undefined && (await this.holds(known, issuer, subject))) return known;
    this.accounts.delete(id);
    const holder = await this.reservedFor(id);
    if (holder === null || !(await this.holds(holder, issuer, subject))) return null;
    this.accounts.set(id, holder);
    return holder;
  }

  private async holds(holder: AccountHolder, issuer: string, subject: string): Promise<boolean> {
    const row =
      'personId' in holder
        ? await this.row(this.people, holder.tenant, holder.personId)
        : await this.row(this.services, holder.tenant, holder.serviceId);
    return row?.accounts.some((account) => account.issuer === issuer && account.subject === subject) === true;
  }

  private async reservedFor(id: string): Promise<AccountHolder | null> {
    try {
      const stream = streamName(reservationAggregate.catalogue.category, id);
      const [last] = await this.store.readStream(stream, { direction: 'backwards', limit: 1 });
      if (last === undefined || last.type !== 'ReservationTaken') return null;
      return accountTarget((JSON.parse(last.data) as { readonly target: string }).target);
    } catch (error) {
      if (isEventStoreError(error, 'StreamNotFound')) return null;
      throw error;
    }
  }

  /** Row-level security shows a tenant no other, so the names come from the log. */
  /** By id; whoever has had theirs longer comes first. */
  private async tenantNames(): Promise<ReadonlyMap<string, string>> {
    this.requireFresh();
    const { version } = this.tenants;
    if (this.named?.version !== version) {
      const names = this.readTenantNames();
      this.named = { version, names };
      names.catch(() => (this.named = null));
    }
    return this.named.names;
  }

  private async readTenantNames(): Promise<ReadonlyMap<string, string>> {
    const { catalogue } = this.tenants.definition;
    const held = new Map<string, string>();
    let after: Position | null = null;
    for (;;) {
      const page: readonly RecordedEvent[] = await this.store.readAll({
        filter: { categories: [catalogue.category] },
        limit: TENANTS_A_PAGE,
        after,
      });
      for (const recorded of page) {
        const { event } = decodeEvent<TenantEvent>(catalogue, recorded);
        if (event.type === 'TenantFounded' || event.type === 'TenantRenamed') {
          held.delete(aggregateIdOf(recorded.stream));
          held.set(aggregateIdOf(recorded.stream), event.data.name);
        }
      }
      const last = page.at(-1);
      if (last === undefined || page.length < TENANTS_A_PAGE) break;
      after = last.position;
    }
    return held;
  }

  /** Everybody who has or had such a right. */
  private async readPeopleWithRole(tenant: string, roles: readonly Role[]): Promise<readonly PersonRow[]> {
    const definition = this.people.definition as unknown as AnyProjection;
    await this.catchUp(this.people, definition);
    const found = await this.readModels.readReference(tenant, (query) =>
      query
        .from(definition, 'r')
        .select('r.view', 'view')
        .where(`r.status = 'registered'`)
        .andWhere('r.roles && CAST(:roles AS text[])', { roles: [...roles] })
        .getRawMany<{ view: string }>(),
    );
    return found.map(({ view }) => JSON.parse(view) as PersonRow);
  }

  private async readUnitsWithRole(tenant: string, role: Role, today: LocalDate): Promise<ReadonlySet<string>> {
    const people = await this.readPeopleWithRole(tenant, [role]);
    const held = new Map(people.map((row) => [row.id, row.grants.filter((g) => g.role === role && inForce(g, today))]));
    const units = new Set<string>();
    for (const { id, posts } of people) {
      for (const grant of held.get(id) ?? []) {
        if (grant.actsFor === null) {
          for (const post of posts) if (heldOn(post, today)) units.add(post.unit.id);
        } else if (grant.actsFor.unit !== null && (grant.kind !== 'delegated' || isHeldBy(grant, held))) {
          units.add(grant.actsFor.unit.id);
        }
      }
    }
    return units;
  }

  private async unitToday(tenant: string, row: UnitRow): Promise<DirectoryUnit> {
    const unit = unitOn(row, this.today());
    return {
      id: row.id,
      tenant,
      name: unit.name,
      kind: unit.kind,
      division: await this.divisionToday(unit.division),
      superiorUnitId: unit.superior?.id ?? null,
      closedOn: unit.closedOn,
    };
  }

  private async postToday(tenant: string, post: HeldPost, today: LocalDate): Promise<DirectoryPost> {
    const { id, title, from, to } = post;
    return { id, title, ...(await this.placeToday(tenant, post, today)), from, to };
  }

  /** A unit and where it stands, as they are now. */
  private async placeToday(
    tenant: string,
    known: { readonly unit: NamedAsOf; readonly division: DivisionRef },
    today: LocalDate,
  ): Promise<{ readonly unit: NamedAsOf; readonly division: DivisionRef }> {
    const row = await this.row(this.units, tenant, known.unit.id);
    if (row === null) return { unit: known.unit, division: await this.divisionToday(known.division) };
    const { name, division } = unitOn(row, today);
    return { unit: { id: row.id, name }, division: await this.divisionToday(division) };
  }

  private async grantToday(grant: GrantHeld): Promise<DirectoryGrant> {
    const { id, kind, role, from, to, actsFor, seat } = grant;
    return {
      ...{ id, kind, role, division: await this.divisionToday(grant.division), from, to, actsFor },
      ...(seat === undefined ? {} : { seat: { id: seat.id, records: seat.records, wholeLog: seat.wholeLog } }),
    };
  }

  private async divisionToday(ref: DivisionRef): Promise<DivisionRef> {
    const division = (await this.divisionTree()).division(ref.id, this.today());
    return division === null ? ref : { id: division.id, name: division.name, code: division.code };
  }

  private async row<Row extends object>(table: Table<Row>, tenant: string, id: string): Promise<Row | null> {
    this.requireFresh();
    if (!isUuid(tenant)) return null;
    const known = table.cache.get(id);
    if (known !== undefined) return known.tenant === tenant ? known.row : null;
    const found = await this.readRow(table, tenant, id);
    if (found !== null) return found;
    await this.heard();
    return this.readRow(table, tenant, id);
  }

  private async readRow<Row extends object>(table: Table<Row>, tenant: string, id: string): Promise<Row | null> {
    const { version } = table;
    await this.catchUp(table, table.definition);
    const found = await this.readModels.rowById(table.definition, tenant, id);
    if (found === null) return null;
    if (table.version === version) table.cache.set(id, { tenant: found.tenant, row: found.row });
    return found.row;
  }

  /** Answers when everything recorded by now has come, or when that takes too long. */
  private async heard(): Promise<void> {
    const { last } = await this.store.head();
    if (last !== null) await this.follower.follows(last.position, LATE_ROW_MS);
  }

  /** A row read after this holds everything that was known to have changed before. */
  private async catchUp(table: Omit<Table<object>, 'cache' | 'definition'>, definition: AnyProjection): Promise<void> {
    const { behind } = table;
    if (behind === null) return;
    await this.readModels.waitFor(definition, await this.readModels.token(behind));
    if (table.behind === behind) table.behind = null;
  }

  private async divisionTree(): Promise<DivisionTree> {
    this.requireFresh();
    for (let passes = 0; passes < 2 && (this.reading !== null || this.divisionsToRead.size !== 0); passes += 1) {
      this.reading ??= this.readDivisions().finally(() => {
        this.reading = null;
      });
      await this.reading;
    }
    return this.tree;
  }

  private async readDivisions(): Promise<void> {
    const wanted = this.divisionsToRead;
    this.divisionsToRead = new Set();
    const definition = this.divisions.definition as unknown as AnyProjection;
    try {
      await this.catchUp(this.divisions, definition);
      const rows = await this.readModels.readReference(DEPLOYMENT_TENANT, async (query) => {
        const builder = query.from(definition, 'r').select('r.view', 'view');
        if (wanted !== ALL) builder.where('r.id = ANY (CAST(:ids AS uuid[]))', { ids: [...wanted] });
        return builder.getRawMany<{ view: string }>();
      });
      this.tree.put(rows.map(({ view }) => JSON.parse(view) as DivisionRow));
    } catch (error) {
      const all = wanted === ALL || this.divisionsToRead === ALL;
      this.divisionsToRead = all ? ALL : new Set([...wanted, ...this.divisionsToRead]);
      throw error;
    }
  }

  private changed(category: string, id: string, position: Position): void {
    const table = this.byCategory.get(category);
    if (table === undefined) return;
    table.version += 1;
    table.behind = position;
    table.cache.delete(id);
    if (category === this.divisions.definition.catalogue.category && this.divisionsToRead !== ALL) {
      this.divisionsToRead.add(id);
    }
    this.changes += 1;
  }

  private reset(): void {
    for (const table of this.byCategory.values()) {
      table.version += 1;
      table.cache.clear();
    }
    this.divisionsToRead = ALL;
    this.changes += 1;
  }

  private requireFresh(): void {
    if (!this.follower.isFresh()) throw accessStale();
  }

  private today(): LocalDate {
    return localDateAt(this.clock.now());
  }
}

/** A delegated right lasts only as long as the delegator's own. */
function isHeldBy({ actsFor, division }: HeldGrant, held: ReadonlyMap<string, readonly HeldGrant[]>): boolean {
  const own = actsFor === null ? [] : (held.get(actsFor.personId) ?? []);
  return own.some((grant) => grant.kind === 'granted' && grant.division.id === division.id);
}

function asDirectoryDivision(division: DivisionAsOf): DirectoryDivision {
  return {
    id: division.id,
    code: division.code,
    name: division.name,
    level: division.level,
    parentId: division.parent?.id ?? null,
    endedOn: division.endedOn,
  };
}
