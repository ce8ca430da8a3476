import { deployedProjections } from '@gongjian/deployment-migrations';
import {
  aggregateIdOf,
  categoryOf,
  DEPLOYMENT_TENANT,
  isUuid,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { withoutPersonalValues, type Basis } from '@gongjian/shared-kernel';
import { factsOf, kindOf, rowAsOf, rowChanges, type AnyProjection } from '@gongjian/shared-projections';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { succeeded, type Answer, type Caller, type ProblemAnswer } from './caller.js';
import { connectionTo } from './databases.js';
import { foundOtherTenant } from './other-tenant.js';
import { readOnce } from './read-once.js';
import { cleanUp, StandaloneUnderTest, until } from './standalone-under-test.js';

jest.setTimeout(400_000);

interface Then {
  readonly revision: string;
  readonly position: string;
  readonly row: unknown;
}

interface Leaf {
  readonly seq: number;
  readonly proof: string;
}

interface DecisionAnswer {
  readonly stream: string;
  readonly kind: string;
  readonly id: string;
  readonly event: {
    readonly eventId: string;
    readonly revision: string;
    readonly type: string;
    readonly actor: unknown;
  };
  readonly leaf: Leaf | null;
  readonly before: Then | null;
  readonly basis: Basis;
  readonly programme: { readonly id: string; readonly version: number; readonly rules: number } | null;
  readonly inputs: readonly {
    readonly stream: string;
    readonly revision: string;
    readonly kind: string | null;
    readonly eventId: string | null;
    readonly then: Then | null;
    readonly withheld: string | null;
    readonly leaf: Leaf | null;
  }[];
  readonly many: { readonly count: number; readonly found: boolean } | null;
  readonly reproduced: { readonly same: boolean; readonly differences: readonly unknown[] } | null;
}

async function read(from: PostgresEventStore): Promise<readonly Logged[]> {
  const found: Logged[] = [];
  for (let after: string | null = null; ;) {
    const page: readonly RecordedEvent[] = await from.readAll({ after });
    for (const { id, stream, type, position, revision, data, metadata } of page) {
      const { tenant: owner } = JSON.parse(metadata) as { readonly tenant: string };
      const told = JSON.parse(data) as Logged['data'];
      const at = String(BigInt(position));
      found.push({ id, stream, type, position: at, revision: String(revision), tenant: owner, data: told });
    }
    const last = page.at(-1);
    if (last === undefined) return found;
    after = last.position;
  }
}

interface Logged {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly position: string;
  readonly revision: string;
  readonly tenant: string;
  readonly data: { readonly basis?: Basis };
}

let server: StandaloneUnderTest;
let auditor: Caller;
let office: Caller;
let store: PostgresEventStore;
let log: readonly Logged[];
let tenant: string;
let head: string;

const kinds: readonly AnyProjection[] = deployedProjections('oneProcess').filter((each) => !('searched' in each));
const kindOfStream = (stream: string): AnyProjection | undefined =>
  kinds.find(({ catalogue }) => catalogue.category === categoryOf(stream));

beforeAll(async () => {
  server = await StandaloneUnderTest.afterDemo();
  [auditor, office] = [server.as('auditor'), server.as('office')];
  await foundOtherTenant(server);
  store = await PostgresEventStore.open({ connection: connectionTo(server, 'gongjian') });
  log = await read(store);
  tenant = log.find(({ stream }) => stream.startsWith('task-'))?.tenant ?? '';
  const { logId, epoch } = await store.head();
  head = `${logId}:${epoch}`;
  const last = log.filter((event) => event.tenant === tenant).length;
  await until(async () => {
    const { body } = await auditor.get<{
      readonly items: readonly { readonly states: { readonly published: number } }[];
    }>('/api/audit/v1/trees');
    return (body.items[0]?.states.published ?? 0) >= last;
  }, 'the tree holds it all');
});

afterAll(async () => {
  await store?.close();
  await cleanUp();
});

const address = ({ id, position }: Pick<Logged, 'id' | 'position'>): string =>
  `/api/audit/v1/decisions/${id}?at=${encodeURIComponent(`${head}:${position}`)}`;

const decisionsIn = (owner: string): readonly Logged[] =>
  log.filter(
    ({ tenant: of, data, stream }) => of === owner && data.basis !== undefined && !stream.startsWith('published_'),
  );

/** Folded from the database by nothing but the view. */
async function folded(stream: string, revision: bigint): Promise<unknown> {
  const definition = kindOfStream(stream) as AnyProjection;
  const facts = await factsOf(store, definition, tenant, aggregateIdOf(stream));
  const row = rowAsOf(definition, aggregateIdOf(stream), (facts ?? []).slice(0, Number(revision) + 1), null);
  return row === null ? null : withoutPersonalValues(row.row);
}

describe('what a decider saw', () => {
  it('is what the log holds at the revisions that the decision names, of every decision there is', async () => {
    const asked = decisionsIn(tenant);
    const otherwise: unknown[] = [];
    const byKind = new Map<string, number>();
    let seen = 0;
    for (const event of asked) {
      const answer = succeeded(await auditor.get<DecisionAnswer>(address(event)));
      const basis = event.data.basis as Basis;
      const inputs = 'count' in basis.inputs ? [] : basis.inputs;
      expect(answer).toMatchObject({
        stream: event.stream,
        id: aggregateIdOf(event.stream),
        event: { eventId: event.id, revision: event.revision, type: event.type },
        basis,
        programme: { id: basis.programme, version: basis.version, rules: basis.rules },
      });
      const before = await folded(event.stream, BigInt(event.revision) - 1n);
      if (rowChanges(before ?? undefined, answer.before?.row ?? undefined).length > 0) otherwise.push(event.type);
      if ('count' in basis.inputs) expect(answer.many).toMatchObject({ count: basis.inputs.count, found: true });
      else expect(answer.inputs.map(({ stream, revision }) => ({ stream, revision }))).toEqual(inputs);
      for (const input of answer.inputs) {
        expect(input.withheld).toBeNull();
        const then = await folded(input.stream, BigInt(input.revision));
        if (rowChanges(then ?? undefined, input.then?.row ?? undefined).length > 0) otherwise.push(input);
        const recorded = log.find(({ stream, revision }) => stream === input.stream && revision === input.revision);
        expect(input.eventId).toBe(recorded?.id);
        expect(BigInt(recorded?.position ?? -1)).toBeLessThan(BigInt(event.position));
        seen += 1;
      }
      byKind.set(answer.kind, (byKind.get(answer.kind) ?? 0) + 1);
    }
    expect(otherwise).toEqual([]);
    expect(seen).toBeGreaterThan(100);
    expect([...byKind.keys()].sort()).toEqual(
      expect.arrayContaining([
        'assessments.application',
        'assessments.result',
        'assessments.round',
        'assessments.sheet',
        'awards.title',
        'plans.rectification',
        'plans.task',
      ]),
    );
  });

  it('gives the same result when the rules of that version are run on it once more', async () => {
    const again = new Map<string, number>();
    const otherwise: unknown[] = [];
    for (const event of decisionsIn(tenant)) {
      const { reproduced } = succeeded(await auditor.get<DecisionAnswer>(address(event)));
      if (reproduced === null) continue;
      again.set(event.type, (again.get(event.type) ?? 0) + 1);
      if (!reproduced.same) otherwise.push({ type: event.type, stream: event.stream, ...reproduced });
    }
    expect(otherwise).toEqual([]);
    expect([...again.keys()].sort()).toEqual(
      expect.arrayContaining(['ApplicationFiled', 'RoundConcluded', 'SheetScored', 'TriggerRaised']),
    );
  });

  it('says of everything which leaf it is, with its proof', async () => {
    const own = log.filter((event) => event.tenant === tenant);
    for (const event of decisionsIn(tenant).filter((_event, index) => index % 25 === 0)) {
      const answer = succeeded(await auditor.get<DecisionAnswer>(address(event)));
      expect(answer.leaf?.seq).toBe(own.findIndex(({ id }) => id === event.id));
      for (const { leaf, eventId } of answer.inputs) {
        expect(leaf?.seq).toBe(own.findIndex(({ id }) => id === eventId));
      }
      const proof = await auditor.get(answer.leaf?.proof ?? '');
      expect(proof.text).toContain(`index ${answer.leaf?.seq}`);
    }
  });

  it('is for auditors of the tenant, and of decisions', async () => {
    const [event] = decisionsIn(tenant);
    const other = log.find(
      ({ stream, tenant: of }) => ![tenant, DEPLOYMENT_TENANT].includes(of) && isUuid(aggregateIdOf(stream)),
    );
    const without = log.find(({ type, tenant: of }) => type === 'TaskAssigned' && of === tenant);
    if (event === undefined || other === undefined || without === undefined) throw new Error('the demo lacks events');
    expect((await office.get(address(event))).status).toBe(403);
    expect((await server.anonymous().get(address(event))).status).toBe(401);
    expect((await auditor.get<ProblemAnswer>(address(other))).body).toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
    expect((await auditor.get<ProblemAnswer>(address(without))).body).toMatchObject({ code: 'DECISION.NONE' });
    const elsewhere = { id: event.id, position: without.position };
    expect((await auditor.get<ProblemAnswer>(address(elsewhere))).body).toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
    const never = { id: randomUUID(), position: '9'.repeat(20) };
    expect((await auditor.get<ProblemAnswer>(address(never))).body).toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
    const foreign = `/api/audit/v1/decisions/${event.id}?at=${randomUUID()}:1:${event.position}`;
    expect((await auditor.get<ProblemAnswer>(foreign)).body).toMatchObject({ code: 'REQUEST.INVALID_POSITION' });
  });
});

describe('the difference between two moments', () => {
  it('is that of the two states of the record, of every kind', async () => {
    const compared = new Set<string>();
    const streams = new Set(log.filter((event) => event.tenant === tenant).map(({ stream }) => stream));
    for (const stream of streams) {
      const definition = kindOfStream(stream);
      const id = aggregateIdOf(stream);
      const events = log.filter((event) => event.stream === stream);
      const [from, to] = [events[Math.floor(events.length / 3)], events[Math.floor((2 * events.length) / 3)]];
      if (definition === undefined || from === undefined || to === undefined || events.length < 3) continue;
      const kind = kindOf(definition);
      const at = (event: Logged): string => encodeURIComponent(`${head}:${event.position}`);
      const answer = succeeded(
        await auditor.get<{ readonly changes: readonly unknown[]; readonly from: unknown; readonly to: unknown }>(
          `/api/audit/v1/records/${kind}/${id}/difference?from=${at(from)}&to=${at(to)}`,
        ),
      );
      const [before, after] = [await folded(stream, BigInt(from.revision)), await folded(stream, BigInt(to.revision))];
      expect(answer.changes).toEqual(rowChanges(before ?? undefined, after ?? undefined, definition.bookkeeping));
      compared.add(kind);
    }
    expect([...compared].sort()).toEqual(
      expect.arrayContaining([
        'assessments.round',
        'assessments.sheet',
        'awards.title',
        'directory.directory_person',
        'plans.plan',
        'plans.task',
      ]),
    );
  });

  it('is for auditors of the tenant', async () => {
    const task = log.find(({ stream, tenant: of }) => of === tenant && stream.startsWith('task-'));
    const of = (kind: string, id: string): string =>
      `/api/audit/v1/records/${kind}/${id}/difference?from=2020-01-01T00:00:00Z`;
    const id = aggregateIdOf(task?.stream ?? '');
    expect((await office.get(of('plans.task', id))).status).toBe(403);
    expect((await auditor.get(of('plans.task', randomUUID()))).status).toBe(404);
    expect((await auditor.get(of('plans.nothing', id))).status).toBe(404);
    const whole = succeeded(
      await auditor.get<{ readonly from: unknown; readonly changes: readonly { readonly path: string }[] }>(
        of('plans.task', id),
      ),
    );
    expect(whole).toMatchObject({ from: null, changes: [{ path: '' }] });
  });
});

describe('an auditor’s seat', () => {
  interface Person {
    readonly grants: readonly { readonly id: string; readonly seat: { readonly id: string } | null }[];
  }
  interface Read {
    readonly route: string;
    readonly records: readonly string[];
  }
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  let personId: string;
  let title: Logged;
  let divisionId: string;

  const person = async (): Promise<Person> =>
    succeeded(await server.as('audit-admin').get<Person>(`/api/directory/v1/people/${personId}`));

  /** Decided by what is recorded now: asked again until the rights are known. */
  const answered = async (path: string, status: number): Promise<Answer<DecisionAnswer & ProblemAnswer>> => {
    let answer = await auditor.get<DecisionAnswer & ProblemAnswer>(path);
    await until(async () => {
      answer = await auditor.get<DecisionAnswer & ProblemAnswer>(path);
      return answer.status === status;
    }, `${path} answers ${status}`);
    return answer;
  };

  const seated = async (records: { readonly from: string; readonly to: string | null }): Promise<string> => {
    const { id } = succeeded(
      await server.as('audit-admin').post(`/api/directory/v1/people/${personId}/auditor-seats`, {
        divisionIds: [divisionId],
        records,
        wholeLog: false,
        from: inDays(0),
        to: inDays(60),
        purpose: '专项审计',
      }),
    );
    return id;
  };

  beforeAll(async () => {
    ({ id: personId } = succeeded(await auditor.get<{ readonly id: string }>('/api/directory/v1/me')));
    title = decisionsIn(tenant).find(({ type }) => type === 'TitleNamed') as Logged;
    const { subject } = title.data as unknown as { readonly subject: { readonly division: { readonly id: string } } };
    divisionId = subject.division.id;
    for (const { id } of (await person()).grants) {
      const ending = `/api/directory/v1/people/${personId}/grants/${id}/end`;
      succeeded(await server.as('security').post(ending, { reason: '改为审计席位' }));
    }
    await answered(address(title), 403);
  });

  it('is shown the decisions of its divisions, not what was seen elsewhere, and each read is recorded', async () => {
    const seatId = await seated({ from: inDays(-30), to: null });
    const { body } = await answered(address(title), 200);
    expect(body).toMatchObject({ id: aggregateIdOf(title.stream), leaf: null, reproduced: null });
    expect(body.inputs.find(({ stream }) => stream === title.stream)).toMatchObject({ withheld: null, leaf: null });
    const elsewhere = decisionsIn(tenant).find(({ stream }) => stream.startsWith('round-'));
    expect((await auditor.get(address(elsewhere as Logged))).status).toBe(403);
    const isRecorded = ({ route, records }: Read): boolean =>
      route === '/api/audit/v1/decisions/:eventId' && records.includes(title.id);
    await readOnce<{ readonly items: readonly Read[] }>(
      server.as('audit-admin'),
      `/api/audit/v1/reads?seatId=${seatId}&limit=200`,
      ({ items }) => items.some(isRecorded),
    );
    const ending = `/api/directory/v1/people/${personId}/auditor-seats/${seatId}/end`;
    succeeded(await server.as('audit-admin').post(ending, { reason: '审计结束' }));
    await answered(address(title), 403);
  });

  it('is shown nothing of another period', async () => {
    await seated({ from: inDays(-30), to: inDays(-10) });
    await answered(address(title), 404);
    const difference = `/api/audit/v1/records/awards.title/${aggregateIdOf(title.stream)}/difference?from=2020-01-01T00:00:00Z`;
    expect((await auditor.get(difference)).status).toBe(404);
  });
});
