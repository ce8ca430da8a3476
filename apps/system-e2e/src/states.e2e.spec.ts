import { deployedProjections } from '@gongjian/deployment-migrations';
import { aggregateIdOf, isUuid } from '@gongjian/shared-event-sourcing';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { isSealedEnvelope } from '@gongjian/shared-kernel';
import { factsOf, kindOf, rowAsOf, type AnyProjection, type Moment, type RowAsOf } from '@gongjian/shared-projections';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { succeeded, type Answer, type Caller, type ProblemAnswer, type WriteAnswer } from './caller.js';
import { connectionTo, inDatabase } from './databases.js';
import { foundOtherTenant } from './other-tenant.js';
import { cleanUp, StandaloneUnderTest, until } from './standalone-under-test.js';

jest.setTimeout(400_000);

const STATES = '/api/audit/v1/states';
/** Where single records are read as of any moment, of kinds whose answer holds the row as it is. */
const SINGLE: Readonly<Record<string, string>> = {
  'plans.programme': '/api/plans/v1/programmes',
  'plans.plan': '/api/plans/v1/plans',
  'plans.task': '/api/plans/v1/tasks',
  'plans.rectification': '/api/plans/v1/rectifications',
  'plans.escalation': '/api/plans/v1/escalations',
  'plans.followup': '/api/plans/v1/follow-ups',
  'assessments.round': '/api/assessments/v1/rounds',
  'assessments.sheet': '/api/assessments/v1/sheets',
};

interface StateAnswer {
  readonly id: string;
  readonly asOf: string;
  readonly status: string;
  readonly progress: { readonly events: number; readonly of: number | null };
  readonly kinds: readonly { readonly kind: string; readonly records: number }[] | null;
  readonly position: string | null;
}

interface Page {
  readonly items: readonly {
    readonly id: string;
    readonly revision: string;
    readonly recordedAt: string;
    readonly row: unknown;
  }[];
  readonly next: string | null;
}

interface Logged {
  readonly stream: string;
  readonly tenant: string;
  readonly recordedAt: string;
}

let server: StandaloneUnderTest;
let auditor: Caller;
let office: Caller;
let store: PostgresEventStore;
let log: readonly Logged[];
let tenant: string;
const kinds: readonly AnyProjection[] = deployedProjections('oneProcess').filter((each) => !('searched' in each));

beforeAll(async () => {
  server = await StandaloneUnderTest.afterDemo();
  [auditor, office] = [server.as('auditor'), server.as('office')];
  await foundOtherTenant(server);
  log = await inDatabase(server, 'gongjian', async (client) => {
    const { rows } = await client.query<Logged>(
      `SELECT stream, metadata::json ->> 'tenant' AS tenant, metadata::json ->> 'recordedAt' AS "recordedAt"
         FROM eventlog.events ORDER BY "position"`,
    );
    return rows;
  });
  store = await PostgresEventStore.open({ connection: connectionTo(server, 'gongjian') });
  tenant = log.find(({ stream }) => stream.startsWith('task-'))?.tenant ?? '';
});

afterAll(async () => {
  await store?.close();
  await cleanUp();
});

const ask = async (asOf: string, key = randomUUID()): Promise<string> =>
  succeeded(await auditor.post<WriteAnswer>(STATES, { asOf }, { 'idempotency-key': key })).id;

const look = async (id: string): Promise<StateAnswer> => succeeded(await auditor.get<StateAnswer>(`${STATES}/${id}`));

async function made(asOf: string): Promise<StateAnswer> {
  const id = await ask(asOf);
  await until(async () => !['queued', 'running'].includes((await look(id)).status), 'the state is made', 60_000);
  const state = await look(id);
  expect(state).toMatchObject({ status: 'ready', asOf });
  return state;
}

const drop = (id: string): Promise<Answer<unknown>> => auditor.send({ method: 'DELETE', path: `${STATES}/${id}` });

async function recordsOf(
  state: string,
  kind: string,
  limit = 7,
  query: Readonly<Record<string, string>> = {},
): Promise<Page['items']> {
  const found: Page['items'][number][] = [];
  for (let cursor = ''; ;) {
    const { items, next } = succeeded(
      await auditor.get<Page>(
        `${STATES}/${state}/records/${kind}?${new URLSearchParams({ limit: String(limit), ...query }).toString()}${cursor}`,
      ),
    );
    found.push(...items);
    if (next === null) return found;
    cursor = `&cursor=${next}`;
  }
}

/** What there is to read up to a Gongjian-Position. */
function eventsBy(position: string): Promise<number> {
  const categories = [...new Set(kinds.map(({ catalogue }) => catalogue.category))];
  return inDatabase(server, 'gongjian', async (client) => {
    const { rows } = await client.query<{ events: number }>(
      `SELECT count(*)::int AS events FROM eventlog.events
        WHERE "position" <= $1 AND split_part(stream, '-', 1) = ANY ($2)`,
      [Number(position.split(':').at(-1)), categories],
    );
    return rows[0]?.events ?? 0;
  });
}

const schemas = (): Promise<readonly string[]> =>
  inDatabase(server, 'gongjian', async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'state\\_%' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  });

const withoutPersonal = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, member: unknown) => (isSealedEnvelope(member) ? null : member));

/** What `?asOf` reads from the log. */
async function readOne(definition: AnyProjection, id: string, moment: Moment): Promise<RowAsOf<object> | null> {
  const facts = await factsOf(store, definition, tenant, id);
  return facts === null ? null : rowAsOf(definition, id, facts, moment);
}

/** For every stream there is. */
async function readOneByOne(definition: AnyProjection, time: string): Promise<ReadonlyMap<string, unknown>> {
  const { category } = definition.catalogue;
  const streams = new Set(log.map(({ stream }) => stream).filter((stream) => stream.startsWith(`${category}-`)));
  const found = new Map<string, unknown>();
  for (const stream of streams) {
    const id = aggregateIdOf(stream);
    if (!isUuid(id)) continue;
    const then = await readOne(definition, id, { time });
    if (then !== null) found.set(id, { revision: String(then.revision), row: withoutPersonal(then.row) });
  }
  return found;
}

/** Whether all that a row says stands in an answer; personal values stand in the answer alone. */
function isIn(row: unknown, answer: unknown): boolean {
  if (row === null) return true;
  if (typeof row !== 'object') return row === answer;
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(row).every(([name, member]) => isIn(member, (answer as Record<string, unknown>)[name]));
}

describe('the state of a tenant as of a moment', () => {
  it.each([0.4, 0.7, 1])('is what every single record was then (%d of the log)', async (part) => {
    const time = log[Math.floor((log.length - 1) * part)]?.recordedAt ?? '';
    const state = await made(time);
    const read = await eventsBy(state.position ?? '');
    expect(state.progress).toEqual({ events: read, of: read });
    let records = 0;
    for (const definition of kinds) {
      const kind = kindOf(definition);
      const expected = await readOneByOne(definition, time);
      const items = await recordsOf(state.id, kind);
      const found = new Map(items.map(({ id, revision, row }) => [id, { revision, row }]));
      expect({ kind, found: [...found].sort() }).toEqual({ kind, found: [...expected].sort() });
      expect([...items].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(items);
      expect(state.kinds).toContainEqual({ kind, records: items.length });
      records += items.length;
    }
    expect(records).toBeGreaterThan(100);
    await drop(state.id);
  });

  it('is what the services answer to ?asOf', async () => {
    const time = log[Math.floor(log.length * 0.8)]?.recordedAt ?? '';
    const state = await made(time);
    const compared: string[] = [];
    const otherwise: unknown[] = [];
    for (const [kind, collection] of Object.entries(SINGLE)) {
      for (const { id, row } of await recordsOf(state.id, kind, 200)) {
        const read = `${collection}/${id}?asOf=${encodeURIComponent(time)}`;
        const answer = await auditor.get(read);
        const seen = answer.status === 200 ? answer : await office.get(read);
        if (seen.status !== 200 || !isIn(row, seen.body)) otherwise.push({ kind, id, row, answer: seen.body });
        compared.push(kind);
      }
    }
    expect(otherwise).toEqual([]);
    expect(compared.length).toBeGreaterThan(20);
    expect(new Set(compared).size).toBeGreaterThan(5);
    await drop(state.id);
  });

  it('of a position holds nothing that was recorded after it', async () => {
    const { position } = await made(log.at(-1)?.recordedAt ?? '').then(async (whole) => {
      await drop(whole.id);
      return whole;
    });
    const [logId, epoch, last] = (position ?? '').split(':');
    const early = await made(`${logId}:${epoch}:${Math.floor(Number(last) / 2)}`);
    expect(early.position).toBe(early.asOf);
    const tasks = await recordsOf(early.id, 'plans.task');
    const all = new Set(log.filter(({ stream }) => stream.startsWith('task-')).map(({ stream }) => stream));
    expect(tasks.length).toBeLessThan(all.size);
    const [one] = tasks;
    const task = kinds.find((each) => kindOf(each) === 'plans.task') as AnyProjection;
    const then = await readOne(task, one?.id ?? '', {
      position: String(Math.floor(Number(last) / 2)).padStart(20, '0'),
    });
    expect(withoutPersonal(then?.row)).toEqual(one?.row);
    const single = await auditor.get(`${STATES}/${early.id}/records/plans.task/${one?.id ?? ''}`);
    expect(single.body).toEqual(one);
    await drop(early.id);
  });

  it('is searched by words, and sorted by when records changed', async () => {
    const state = await made(log.at(-1)?.recordedAt ?? '');
    const tasks = await recordsOf(state.id, 'plans.task', 200);
    const headings = tasks.map(({ row }) => (row as { readonly heading: string }).heading);
    const word = headings[0] ?? '';
    const found = await recordsOf(state.id, 'plans.task', 1, { q: word });
    expect(found.map(({ id }) => id)).toEqual(
      tasks.filter((_task, index) => headings[index]?.includes(word)).map(({ id }) => id),
    );
    expect(found.length).toBeLessThan(tasks.length);
    for (const nothing of ['heading', '%', '没有这样的词']) {
      expect(await recordsOf(state.id, 'plans.task', 200, { q: nothing })).toEqual([]);
    }
    for (const [sort, sign] of [
      ['recordedAt', 1],
      ['-recordedAt', -1],
      ['-id', -1],
    ] as const) {
      const keyOf = ({ id, recordedAt }: Page['items'][number]) => (sort === '-id' ? id : `${recordedAt} ${id}`);
      const sorted = [...tasks].sort((a, b) => (keyOf(a) < keyOf(b) ? -sign : sign));
      expect(await recordsOf(state.id, 'plans.task', 3, { sort })).toEqual(sorted);
    }
    const { next } = succeeded(
      await auditor.get<Page>(`${STATES}/${state.id}/records/plans.task?limit=1&sort=recordedAt`),
    );
    const other = await auditor.get<ProblemAnswer>(
      `${STATES}/${state.id}/records/plans.task?limit=1&sort=-recordedAt&cursor=${next ?? ''}`,
    );
    expect(other.body).toMatchObject({ code: 'REQUEST.INVALID_CURSOR' });
    await drop(state.id);
  });

  it('shows nothing of another tenant, and nothing to one', async () => {
    const state = await made(log.at(-1)?.recordedAt ?? '');
    const rows = `"state_${state.id.replaceAll('-', '')}".rows`;
    const service = new pg.Client(connectionTo(server, 'gongjian', 'gongjian_service'));
    await service.connect();
    const seen = async (as: string): Promise<readonly string[]> => {
      await service.query(`SELECT set_config('gongjian.tenant', $1, false)`, [as]);
      const found = await service.query<{ tenant: string }>(`SELECT DISTINCT tenant FROM ${rows} ORDER BY 1`);
      return found.rows.map((row) => row.tenant);
    };
    const deployment = '00000000-0000-0000-0000-000000000000';
    expect(await seen(tenant)).toEqual([deployment, tenant].sort());
    expect(await seen(log.find((each) => ![deployment, tenant].includes(each.tenant))?.tenant ?? '')).toEqual([]);
    await expect(service.query(`DELETE FROM ${rows}`)).rejects.toMatchObject({ code: '42501' });
    await expect(service.query(`SELECT audit_ops.drop_state($1)`, [state.id])).rejects.toMatchObject({ code: '42501' });
    await service.end();
    expect((await office.get(`${STATES}/${state.id}`)).status).toBe(403);
    expect((await auditor.get<ProblemAnswer>(`${STATES}/${randomUUID()}`)).status).toBe(404);
    await drop(state.id);
  });

  it('is made once for one key, and not for a moment to come', async () => {
    const key = randomUUID();
    const time = log[10]?.recordedAt ?? '';
    const id = await ask(time, key);
    expect(await ask(time, key)).toBe(id);
    const other = await auditor.post<ProblemAnswer>(STATES, { asOf: log[20]?.recordedAt }, { 'idempotency-key': key });
    expect(other.body).toMatchObject({ status: 422, code: 'COMMAND.REUSED' });
    const future = await auditor.post<ProblemAnswer>(STATES, { asOf: '2999-01-01T00:00:00Z' });
    expect(future.body).toMatchObject({ status: 422, code: 'STATE.FUTURE' });
    expect((await office.post<ProblemAnswer>(STATES, { asOf: time })).status).toBe(403);
    await drop(id);
  });

  it('goes with its schema when it is dropped, and no more than three are kept', async () => {
    await until(async () => (await schemas()).length === 0, 'what was dropped is gone');
    const time = log[10]?.recordedAt ?? '';
    const ids = [await ask(time), await ask(time), await ask(time)];
    const fourth = await auditor.post<ProblemAnswer>(STATES, { asOf: time });
    expect(fourth.body).toMatchObject({ status: 409, code: 'STATE.TOO_MANY' });
    for (const id of ids) expect((await drop(id)).status).toBe(200);
    await until(async () => (await schemas()).length === 0, 'what was cancelled is gone');
    for (const id of ids) expect(['cancelled', 'expired']).toContain((await look(id)).status);
    const gone = await auditor.get<ProblemAnswer>(`${STATES}/${ids[0] ?? ''}/records/plans.task`);
    expect(gone.body).toMatchObject({ status: 409, code: 'STATE.NOT_READY' });
  });

  it('goes when its time is over', async () => {
    const state = await made(log[10]?.recordedAt ?? '');
    expect(await schemas()).toHaveLength(1);
    await inDatabase(server, 'gongjian', (client) =>
      client.query(`UPDATE audit_ops.states SET expires_at = now() WHERE id = $1`, [state.id]),
    );
    await until(async () => (await schemas()).length === 0, 'what is over is gone');
    expect((await look(state.id)).status).toBe('expired');
  });

  it('leaves no schema that nobody knows of', async () => {
    await inDatabase(server, 'gongjian', (client) => client.query(`SELECT audit_ops.open_state($1)`, [randomUUID()]));
    await until(async () => (await schemas()).length === 0, 'the schema is gone');
  });

  it('is made in spite of a process that is killed in the middle of it', async () => {
    const time = log.at(-1)?.recordedAt ?? '';
    const [hold, block] = [1, 2].map(() => new pg.Client(connectionTo(server, 'gongjian'))) as [pg.Client, pg.Client];
    await Promise.all([hold.connect(), block.connect()]);
    await hold.query(`SELECT pg_advisory_lock(hashtextextended('gongjian.states', 0))`);
    const id = await ask(time);
    const rows = `"state_${id.replaceAll('-', '')}".rows`;
    await hold.query(`SELECT audit_ops.open_state($1)`, [id]);
    await block.query(`BEGIN; LOCK TABLE ${rows} IN ACCESS EXCLUSIVE MODE`);
    await hold.end();
    await until(async () => {
      const { rows: waiting } = await block.query(
        `SELECT FROM pg_locks WHERE NOT granted AND relation = '${rows}'::regclass`,
      );
      return waiting.length > 0;
    }, 'rows are being written');
    expect((await look(id)).status).toBe('running');
    await server.kill();
    await block.query('ROLLBACK');
    await block.end();
    await server.restart();
    [auditor, office] = [server.as('auditor'), server.as('office')];
    await until(async () => (await look(id)).status === 'ready', 'the state is made', 60_000);
    const task = kinds.find((each) => kindOf(each) === 'plans.task') as AnyProjection;
    const found = await recordsOf(id, 'plans.task');
    expect(new Map(found.map((each) => [each.id, { revision: each.revision, row: each.row }]))).toEqual(
      await readOneByOne(task, time),
    );
    await drop(id);
    await until(async () => (await schemas()).length === 0, 'nothing is left');
  });
});
