import {
  liveThroughEveryRecord,
  StandaloneUnderTest,
  succeeded,
  until,
  type ApiDocument,
  type Caller,
  type ServerUnderTest,
  type WriteAnswer,
} from '@gongjian/system-e2e';
import { archiveOldPlan } from '../archiving.js';
import { inDays } from '../work-plan.js';
import { longNamed, stretched, Writing } from './names.js';

/** What the pictures are taken of: a server with records, and ids that no list tells. */
export interface World {
  readonly server: StandaloneUnderTest;
  /** By list, before its first one. */
  readonly ids: ReadonlyMap<string, string>;
}

type Say = (line: string) => void;

const ROWS = 1_000;
const AT_ONCE = 8;
const LONGEST_NAME = 100;
/** A plan takes 300 items at most. */
const ITEMS = 250;
const TASKS = '/api/plans/v1/tasks';
const STATES = '/api/audit/v1/states';
const BULK = '/titles/bulk-signatures/';

const apiOf = async (server: ServerUnderTest): Promise<ApiDocument> =>
  succeeded(await server.anonymous().get<ApiDocument>('/api/openapi.json'));

function idsIn(addresses: readonly string[]): ReadonlyMap<string, string> {
  const bulk = addresses.find((address) => address.includes(BULK));
  return new Map(bulk === undefined ? [] : [['awards/v1/titles/bulk-signatures', bulk.split('/').at(-1) ?? '']]);
}

/** A county in which everything happened once, and the campaign of the demo. */
export async function usualWorld(say: Say): Promise<World> {
  say('the campaign of the demo');
  const server = await StandaloneUnderTest.afterDemo();
  say('a record of every kind');
  const addresses = await liveThroughEveryRecord(server, new Writing(await apiOf(server)));
  await archiveOldPlan(server);
  return { server, ids: await withState(server, idsIn(addresses)) };
}

/** Everything as it is now, replayed for the auditor. */
async function withState(server: StandaloneUnderTest, ids: World['ids']): Promise<World['ids']> {
  const auditor = server.as('auditor');
  const { id } = succeeded(await auditor.post<WriteAnswer>(STATES, { asOf: new Date().toISOString() }));
  const made = async (): Promise<boolean> =>
    succeeded(await auditor.get<{ readonly status: string }>(`${STATES}/${id}`)).status === 'ready';
  await until(made, 'the state of the past is made', LISTED_WITHIN_MS);
  return new Map([...ids, ['audit/v1/states', id]]);
}

/** The same county, in which every name and text is as long as the API accepts. */
export async function longWorld(say: Say): Promise<World> {
  const server = await StandaloneUnderTest.start();
  const api = await apiOf(server);
  const asked = longNamed(server, api);
  say('a record of every kind, with the longest names');
  const addresses = await liveThroughEveryRecord(asked, new Writing(api));
  await archiveOldPlan(asked);
  await renamePlaces(asked.as('office'));
  return { server, ids: await withState(server, idsIn(addresses)) };
}

interface Place extends Named {
  /** Of a division. */
  readonly level?: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Every division and unit the city has a say over. */
async function renamePlaces(office: Caller): Promise<void> {
  for (const list of ['divisions', 'units']) {
    const path = `/api/directory/v1/${list}`;
    const { items } = succeeded(await office.get<{ readonly items: readonly Place[] }>(`${path}?limit=${PAGE}`));
    for (const { id, name } of items.filter(({ level }) => level !== 'province')) {
      const body = { name: stretched(name, LONGEST_NAME), effectiveOn: inDays(0) };
      succeeded(await office.post(`${path}/${id}/rename`, body));
    }
  }
}

/** A thousand subjects, tasks and sheets more; answers with the records that have them. */
export async function fillWithMany({ server, ids }: World, say: Say): Promise<World> {
  const office = server.as('office');
  const me = succeeded(
    await office.get<{ readonly rootDivision: Named; readonly units: readonly Named[] }>('/api/directory/v1/me'),
  );
  const { posts } = succeeded(
    await server
      .as('community')
      .get<{ readonly posts: readonly { readonly division: Named }[] }>('/api/directory/v1/me'),
  );
  const divisionId = posts[0]?.division.id ?? '';
  say(`${ROWS} subjects`);
  await inTurns(ROWS, (nth) =>
    office.post('/api/directory/v1/subjects', {
      kind: 'team',
      name: `第${nth}楼栋队`,
      divisionId,
      effectiveOn: '2026-01-01',
    }),
  );
  say(`${ROWS} tasks`);
  const before = await rowsOf(office, TASKS);
  let planId = '';
  for (let nth = 1; nth <= ROWS / ITEMS; nth += 1) {
    planId = await planOfMany(office, nth, me.rootDivision.id, me.units[0]?.id ?? '');
  }
  await listed(office, TASKS, before + ROWS);
  say(`${ROWS} sheets`);
  const roundId = await roundOfMany(server.as('county-office'));
  return {
    server,
    ids: new Map([...ids, ['plans/v1/plans', planId], ['assessments/v1/rounds', roundId]]),
  };
}

async function inTurns(count: number, act: (nth: number) => ReturnType<Caller['post']>): Promise<void> {
  let nth = 0;
  const worker = async (): Promise<void> => {
    while (nth < count) succeeded(await act((nth += 1)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

interface Programme {
  readonly id: string;
  readonly names: { readonly zh: string } | null;
}

async function planOfMany(office: Caller, nth: number, divisionId: string, unitId: string): Promise<string> {
  const programmes = '/api/plans/v1/programmes?published=true&limit=100';
  const { items } = succeeded(await office.get<{ readonly items: readonly Programme[] }>(programmes));
  const programmeId = items.find(({ names }) => names?.zh === '整洁楼院创建')?.id;
  const { id } = succeeded(
    await office.post('/api/plans/v1/plans', {
      programmeId,
      header: {
        title: `云溪市千项整治工作方案（${nth}）`,
        authorityUnitId: unitId,
        divisionId,
        period: { from: inDays(0), to: inDays(200) },
      },
      items: Array.from({ length: ITEMS }, (_item, index) => ({
        number: String(index + 1),
        heading: `清理第 ${index + 1} 处楼道堆物`,
        units: [{ role: 'lead', unitId }],
        due: { kind: 'stated', on: inDays(1 + (index % 190)) },
      })),
    }),
  );
  succeeded(
    await office.post(`/api/plans/v1/plans/${id}/issue`, {
      number: `云创〔2026〕${ROWS + nth}号`,
      issuedOn: inDays(0),
    }),
  );
  return id;
}

async function roundOfMany(office: Caller): Promise<string> {
  interface Round {
    readonly roundCode: string;
    readonly programme: string;
    readonly division: { readonly id: string };
  }
  const { items } = succeeded(
    await office.get<{ readonly items: readonly Round[] }>('/api/assessments/v1/rounds?limit=100'),
  );
  const poll = items.find(({ roundCode }) => roundCode === 'poll');
  if (poll === undefined) throw new Error('no round was opened by hand');
  const { id } = succeeded<WriteAnswer>(
    await office.post('/api/assessments/v1/rounds', {
      programme: { id: poll.programme, version: 1 },
      roundCode: 'poll',
      kind: 'own',
      divisionId: poll.division.id,
      period: { from: inDays(-60), to: inDays(1) },
    }),
  );
  await listed(office, `/api/assessments/v1/sheets?roundId=${id}`, ROWS);
  return id;
}

const PAGE = 100;
const LISTED_WITHIN_MS = 180_000;

async function rowsOf(office: Caller, list: string): Promise<number> {
  let rows = 0;
  let cursor: string | null = '';
  while (cursor !== null) {
    const at: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { readonly items: readonly unknown[]; readonly next: string | null } = succeeded(
      await office.get(`${list}${list.includes('?') ? '&' : '?'}limit=${PAGE}${at}`),
    );
    rows += page.items.length;
    cursor = page.next;
  }
  return rows;
}

async function listed(office: Caller, list: string, count: number): Promise<void> {
  const enough = async (): Promise<boolean> => (await rowsOf(office, list)) >= count;
  await until(enough, `${list} has ${count} rows`, LISTED_WITHIN_MS);
}
