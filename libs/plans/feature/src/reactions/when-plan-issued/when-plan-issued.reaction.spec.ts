import type { PublishableDefinition } from '@gongjian/plans-contracts';
import {
  MAX_PLAN_ITEMS,
  planCatalogue,
  taskCatalogue,
  type PlanEvent,
  type PlanItem,
  type TaskEvent,
} from '@gongjian/plans-domain';
import type { Directory, DirectoryUnit } from '@gongjian/shared-access';
import {
  decodeEvent,
  DeciderRunner,
  EventStoreError,
  InMemoryEventStore,
  naturalId,
  reservationAggregate,
  reservationId,
  SystemClock,
  WrongExpectedRevision,
  type AppendOptions,
  type AppendResult,
  type CommandEnvelope,
  type EncodedEvent,
} from '@gongjian/shared-event-sourcing';
import { localDateAt, type DomainEvent, type Fact, type UnitAsOf } from '@gongjian/shared-kernel';
import { InMemoryKeyStore, Keyring, KeyringCommandHashes, KeyringSealer, LocalMasterKey } from '@gongjian/shared-keys';
import { announcedCalendar, DirectoryNames, FixedWorkingCalendars } from '@gongjian/shared-records';
import { randomUUID } from 'node:crypto';
import { planAggregate, programmeAggregate } from '../../aggregates.js';
import { DocumentNumbers } from '../../plans/document-numbers.js';
import { PublishedProgrammes } from '../../programmes/published-programmes.js';
import { WhenPlanIssued } from './when-plan-issued.reaction.js';

const TENANT = randomUUID();
const [PROGRAMME, PLAN, COUNTY] = [randomUUID(), randomUUID(), randomUUID()];
const now = new Date().toISOString();
const today = localDateAt(now);
const county = { id: COUNTY, name: '清河县' };
const housing: UnitAsOf = { id: randomUUID(), name: '县住建局', division: county };
const gone: UnitAsOf = { id: randomUUID(), name: '县房产局', division: county };
const longNamed: UnitAsOf = { id: randomUUID(), name: '县长名局', division: county };
const longName = '长'.repeat(2_000);
const signer = {
  personId: randomUUID(),
  role: 'leader',
  post: { id: randomUUID(), name: '副县长' },
  unit: { id: housing.id, name: housing.name },
  division: county,
};
const clerk = { ...signer, personId: randomUUID(), role: 'office' };
const definition: PublishableDefinition = {
  definitionFormat: 2,
  rules: 2,
  key: 'campaign',
  names: { zh: '创建', en: 'Campaign' },
  kind: 'creation',
  founding: {
    authority: { zh: '清河县委、县政府', en: 'County committee and government' },
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕3号', by: { zh: '市创建办', en: 'City office' }, level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [],
  tasks: {
    review: [{ level: 1, names: { zh: '审核', en: 'Review' }, actedBy: 'office' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'division', level: 'community' }] },
};

const itemFor = (unit: UnitAsOf): PlanItem => ({
  itemId: randomUUID(),
  number: null,
  heading: '清理楼道',
  content: '',
  deliverables: [],
  units: [{ role: 'lead', unit, text: null }],
  persons: [],
  due: { kind: 'periodEnd' },
  source: { kind: 'planItem', reference: null, place: null },
  lateEntry: null,
});

/** Lets a number of appends to tasks through and then breaks, until it is mended; or lets others win the race. */
class BreakingStore extends InMemoryEventStore {
  tasksLeft = Number.POSITIVE_INFINITY;
  busy: (stream: string) => boolean = () => false;

  override async append(
    stream: string,
    events: readonly EncodedEvent[],
    options: AppendOptions,
  ): Promise<AppendResult> {
    if (stream.startsWith('task-') && (this.tasksLeft -= 1) < 0) {
      throw new EventStoreError('Unavailable', 'the store is away');
    }
    if (this.busy(stream)) throw new WrongExpectedRevision(stream, options.expected, 0n);
    return super.append(stream, events, options);
  }
}

/** Knows two units, one of them closed. */
const directory = {
  unit: async (_tenant: string, id: string): Promise<DirectoryUnit | null> => {
    const division = { ...county, code: '' };
    if (id === longNamed.id) return { id, name: longName, division, closedOn: '2020-01-01' } as DirectoryUnit;
    return id === housing.id ? ({ id, name: '县住房城乡建设局', division, closedOn: null } as DirectoryUnit) : null;
  },
} as Directory;

describe('when a plan is issued', () => {
  let store: BreakingStore;
  let runner: DeciderRunner;
  let reaction: WhenPlanIssued;

  const envelope = (commandId = randomUUID()): CommandEnvelope => ({
    tenant: TENANT,
    commandId,
    fingerprint: commandId,
    actor: { kind: 'person', id: clerk.personId, role: 'office', post: null, division: null, unit: null },
    channel: 'console',
    correlationId: commandId,
  });

  beforeEach(async () => {
    store = new BreakingStore(randomUUID());
    const keyring = new Keyring(new InMemoryKeyStore(), LocalMasterKey.random());
    runner = new DeciderRunner(store, new KeyringSealer(keyring), new KeyringCommandHashes(keyring), new SystemClock());
    const programmes = new PublishedProgrammes(runner);
    reaction = new WhenPlanIssued(
      runner,
      new DirectoryNames(directory),
      programmes,
      new FixedWorkingCalendars(announcedCalendar()),
      new DocumentNumbers(runner, new SystemClock()),
    );
    const at = { now, today };
    await runner.execute(
      programmeAggregate,
      PROGRAMME,
      {
        type: 'DraftProgramme',
        data: { programmeId: PROGRAMME, authority: housing, definition: definition },
        ...at,
      },
      envelope(),
    );
    await runner.execute(
      programmeAggregate,
      PROGRAMME,
      {
        type: 'PublishProgrammeVersion',
        data: {
          programmeId: PROGRAMME,
          read: { ok: true, definition },
          surroundings: { parent: null, knownKeys: [], keyTaken: false },
        },
        ...at,
      },
      envelope(),
    );
  });

  async function issue(items: readonly PlanItem[]): Promise<Fact<Extract<PlanEvent, { type: 'PlanIssued' }>>> {
    const at = { now, today };
    const header = { title: '方案', authority: housing, division: county, period: { from: today, to: today } };
    await runner.execute(
      planAggregate,
      PLAN,
      {
        type: 'DraftPlan',
        data: {
          planId: PLAN,
          programme: { id: PROGRAMME, version: 1, names: definition.names },
          header,
          importedFrom: null,
          stages: [],
          groups: [],
          items,
        },
        ...at,
      },
      envelope(),
    );
    await runner.execute(
      planAggregate,
      PLAN,
      {
        type: 'IssuePlan',
        data: {
          planId: PLAN,
          number: '清创〔2026〕1号',
          issuedOn: today,
          signer,
          document: null,
          lateEntry: null,
          programme: { historic: false, endsOn: null, cycleYears: null, level: null },
          restart: null,
        },
        ...at,
      },
      envelope(),
    );
    const facts = await factsOf<PlanEvent>(`plan-${PLAN}`, planCatalogue);
    return facts.at(-1) as Fact<Extract<PlanEvent, { type: 'PlanIssued' }>>;
  }

  async function factsOf<Event extends DomainEvent>(
    stream: string,
    catalogue: Parameters<typeof decodeEvent>[0],
  ): Promise<readonly Fact<Event>[]> {
    const events = await store.readStream(stream).catch(() => []);
    return events.map((event) => decodeEvent<Event>(catalogue, event));
  }

  const tasksOf = (itemId: string): Promise<readonly Fact<TaskEvent>[]> =>
    factsOf<TaskEvent>(`task-${naturalId(TENANT, 'task', PLAN, itemId)}`, taskCatalogue);

  it('assigns a task for each item, by the signer, with the unit’s name of now, and records the end', async () => {
    const item = itemFor(housing);
    const fact = await issue([item]);
    await reaction.when.PlanIssued(fact);
    const [task] = await tasksOf(item.itemId);
    expect(task?.metadata).toMatchObject({
      actor: { kind: 'person', id: signer.personId, role: 'leader', post: { name: '副县长' } },
      causationId: fact.id,
      correlationId: fact.metadata.correlationId,
    });
    expect(task?.event.data).toMatchObject({
      planRevision: String(fact.revision),
      units: [{ unit: { name: '县住房城乡建设局' } }],
      recordedBy: { personId: clerk.personId, role: 'office' },
      order: { documentNumber: '清创〔2026〕1号', batch: fact.id },
    });
    const end = (await factsOf<PlanEvent>(`plan-${PLAN}`, planCatalogue)).at(-1);
    expect(end?.event).toEqual({
      type: 'PlanTasksAssigned',
      data: { planId: PLAN, job: fact.id, assigned: [item.itemId], failed: [] },
    });
    expect(end?.metadata.actor.id).toBe(clerk.personId);
  });

  it('takes the number of the order when nobody holds it for the plan', async () => {
    const fact = await issue([itemFor(housing)]);
    const reservation = () =>
      runner.load(reservationAggregate, reservationId(TENANT, 'documentNumber', '清创〔2026〕1号'), TENANT);
    expect(await reservation()).toBeNull();
    await reaction.when.PlanIssued(fact);
    expect((await reservation())?.state).toEqual({ status: 'taken', target: `plan-${PLAN}` });
  });

  it('lets one failure not stop the others', async () => {
    const items = [itemFor(gone), itemFor(housing), itemFor(housing)];
    await reaction.when.PlanIssued(await issue(items));
    const end = (await factsOf<PlanEvent>(`plan-${PLAN}`, planCatalogue)).at(-1);
    expect(end?.event.data).toMatchObject({
      assigned: items.slice(1).map(({ itemId }) => itemId),
      failed: [{ itemId: items[0]?.itemId, code: 'UNIT.UNKNOWN' }],
    });
  });

  it.each(['task-', 'plan-'])('takes a stream others keep changing (%s) for no failure of an item', async (busy) => {
    const items = [itemFor(housing), itemFor(housing)];
    const fact = await issue(items);
    store.busy = (stream) => stream.startsWith(busy);
    await expect(reaction.when.PlanIssued(fact)).rejects.toMatchObject({ code: 'COMMAND.BUSY' });
    expect((await runner.load(planAggregate, PLAN, TENANT))?.state).toMatchObject({ status: 'issuing' });
    store.busy = () => false;
    await reaction.when.PlanIssued(fact);
    for (const { itemId } of items) expect(await tasksOf(itemId)).toHaveLength(1);
    expect((await runner.load(planAggregate, PLAN, TENANT))?.state).toMatchObject({ status: 'issued' });
  });

  it('records the failures of a whole plan, however long their words, in parts that fit', async () => {
    const fact = await issue(Array.from({ length: MAX_PLAN_ITEMS }, () => itemFor(longNamed)));
    await reaction.when.PlanIssued(fact);
    await reaction.when.PlanIssued(fact);
    const ends = (await factsOf<PlanEvent>(`plan-${PLAN}`, planCatalogue)).flatMap(({ event }) =>
      event.type === 'PlanTasksAssigned' ? [event.data] : [],
    );
    expect(ends.map(({ failed }) => failed.length)).toEqual([100, 100, 100]);
    expect(ends[0]?.failed[0]).toMatchObject({ code: 'UNIT.CLOSED', zh: expect.stringMatching(/^.{299}…$/u) });
    expect((await runner.load(planAggregate, PLAN, TENANT))?.state.status).toBe('issued');
  });

  it('goes on after a crash where it was, and assigns nothing twice', async () => {
    const items = Array.from({ length: 20 }, () => itemFor(housing));
    const fact = await issue(items);
    store.tasksLeft = 11;
    await expect(reaction.when.PlanIssued(fact)).rejects.toMatchObject({ code: 'Unavailable' });
    expect((await runner.load(planAggregate, PLAN, TENANT))?.state.status).toBe('issuing');
    store.tasksLeft = Number.POSITIVE_INFINITY;
    await reaction.when.PlanIssued(fact);
    await reaction.when.PlanIssued(fact);
    for (const { itemId } of items) expect(await tasksOf(itemId)).toHaveLength(1);
    const ends = (await factsOf<PlanEvent>(`plan-${PLAN}`, planCatalogue)).filter(
      ({ event }) => event.type === 'PlanTasksAssigned',
    );
    expect(ends).toHaveLength(1);
    expect((await runner.load(planAggregate, PLAN, TENANT))?.state.status).toBe('issued');
  });
});
