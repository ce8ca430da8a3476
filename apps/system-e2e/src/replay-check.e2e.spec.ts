import { runDemo } from '@gongjian/demo';
import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { inDatabase } from './databases.js';
import { cleanUp, StandaloneUnderTest, workspace, type Ended } from './standalone-under-test.js';

jest.setTimeout(240_000);

const OTHER_TENANT = '0198c7a0-1111-7000-8000-00000000000f';

interface Checked {
  readonly agree: boolean | null;
  readonly code?: string;
  readonly events: number;
  readonly projections: readonly {
    readonly projection: string;
    readonly rows: number;
    readonly differing: number;
    readonly first: {
      readonly what: string;
      readonly table: string;
      readonly key: Readonly<Record<string, string>>;
      readonly column: string | null;
      readonly path: string | null;
      readonly live: unknown;
      readonly replayed: unknown;
      readonly lastEvent: { readonly type: string; readonly stream: string; readonly revision: string } | null;
    } | null;
  }[];
}

let server: StandaloneUnderTest;

beforeAll(async () => {
  server = await StandaloneUnderTest.afterDemo();
});

afterAll(cleanUp);

async function replay(...args: readonly string[]): Promise<Ended> {
  const main = path.join(workspace, 'tools/cli/dist/main.js');
  const child = spawn(process.execPath, [main, 'replay', '--check', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], GONGJIAN_DATA: server.folder },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, stdout, stderr };
}

async function checked(...only: readonly string[]): Promise<Checked & { readonly exit: number | null }> {
  const { code, stdout } = await replay('--json', ...only.flatMap((each) => ['--only', each]));
  return { exit: code, ...(JSON.parse(stdout) as Checked) };
}

interface Tampering {
  readonly projection: string;
  readonly table: string;
  /** SQL that answers the id of the row it changes; `t` is the table. */
  readonly change: string;
  readonly found: object;
}

/** Changes all tables at once, looks, and puts them back as they were. */
async function foundAfter(tamperings: readonly Tampering[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  await inDatabase(server, 'gongjian', async (client) => {
    for (const { projection, table, change } of tamperings) {
      await client.query(`CREATE TABLE ${keptAs(table)} AS SELECT * FROM ${table}`);
      const { rows } = await client.query<{ id: string }>(change.replaceAll('{table}', table));
      ids.set(projection, rows[0]?.id ?? '');
    }
  });
  return ids;
}

async function putBack(tamperings: readonly Tampering[]): Promise<void> {
  await inDatabase(server, 'gongjian', async (client) => {
    for (const { table } of tamperings) {
      await client.query(`DELETE FROM ${table}`);
      await client.query(`INSERT INTO ${table} SELECT * FROM ${keptAs(table)}`);
      await client.query(`DROP TABLE ${keptAs(table)}`);
    }
  });
}

function keptAs(table: string): string {
  return `e2e_kept_${table.replace('.', '_')}`;
}

const FIRST = `(SELECT id FROM {table} ORDER BY id LIMIT 1)`;

const tamperings: readonly Tampering[] = [
  {
    projection: 'plans.task',
    table: 'plans.plans_task_v4',
    change: `UPDATE {table} SET due_on = '2001-01-01' WHERE id = ${FIRST} RETURNING id`,
    found: {
      what: 'column',
      column: 'due_on',
      live: '2001-01-01',
      replayed: expect.stringMatching(/^20[2-9]\d-\d\d-\d\d$/) as string,
      lastEvent: { stream: expect.stringMatching(/^task-/) as string },
    },
  },
  {
    projection: 'plans.plan',
    table: 'plans.plans_plan_v2',
    change: `UPDATE {table} SET view = jsonb_set(view::jsonb, '{title}', '"changed"')::text WHERE id = ${FIRST} RETURNING id`,
    found: { what: 'column', column: 'view', path: '/title', live: 'changed' },
  },
  {
    projection: 'plans.programme',
    table: 'plans.plans_programme_v2',
    change: `DELETE FROM {table} WHERE id = ${FIRST} RETURNING id`,
    found: { what: 'missing', column: null, live: null, lastEvent: { revision: expect.any(String) as string } },
  },
  {
    projection: 'awards.title',
    table: 'awards.awards_title_v3',
    change: `INSERT INTO {table}
      SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'tenant', '${OTHER_TENANT}'))).*
        FROM {table} t LIMIT 1 RETURNING id`,
    found: { what: 'extra', live: { tenant: OTHER_TENANT }, lastEvent: null },
  },
  {
    projection: 'directory.directory_unit',
    table: 'directory.directory_directory_unit_v1',
    change: `UPDATE {table} SET tenant = '${OTHER_TENANT}' WHERE id = (SELECT max(id::text)::uuid FROM {table}) RETURNING id`,
    found: { what: 'column', column: 'tenant', live: OTHER_TENANT },
  },
  {
    projection: 'plans.task_search',
    table: 'plans.plans_task_search_v2_grams',
    change: `DELETE FROM {table} WHERE id = ${FIRST} RETURNING id`,
    found: { what: 'missing', table: 'plans.plans_task_search_v2_grams' },
  },
];

describe('gongjian replay --check on a running deployment', () => {
  it('finds that all rows agree, and writes nothing', async () => {
    const written = (): Promise<unknown> =>
      inDatabase(server, 'gongjian', async (client) => {
        const { rows } = await client.query<Readonly<Record<string, unknown>>>(
          `SELECT n.nspname, c.relname, c.relfilenode FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname !~ '^pg_' ORDER BY c.oid`,
        );
        return rows;
      });
    const before = await written();
    const { exit, agree, events, projections } = await checked();
    expect({ exit, agree }).toEqual({ exit: 0, agree: true });
    expect(events).toBeGreaterThan(700);
    expect(projections.length).toBeGreaterThan(60);
    expect(projections.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(500);
    expect(await written()).toEqual(before);
  });

  it('agrees while the deployment goes on', async () => {
    let over = false;
    const demo = runDemo({ url: server.address, print: () => undefined }).finally(() => (over = true));
    const { exit, projections } = await checked();
    expect({ exit, over }).toEqual({ exit: 0, over: false });
    expect(projections.filter(({ first }) => first !== null)).toEqual([]);
    await demo;
  });

  describe('that was tampered with', () => {
    let ids: ReadonlyMap<string, string>;
    let found: Checked & { readonly exit: number | null };
    let said: Ended;

    beforeAll(async () => {
      ids = await foundAfter(tamperings);
      found = await checked();
      said = await replay('--only', 'task');
      await putBack(tamperings);
    });

    it('fails', () => expect({ exit: found.exit, agree: found.agree }).toEqual({ exit: 1, agree: false }));

    it.each(tamperings)('names what was done to $projection', ({ projection, found: expected }) => {
      const here = found.projections.find((each) => each.projection === projection);
      expect(here?.first).toMatchObject({ ...expected, key: { id: ids.get(projection) } });
    });

    it('finds nothing wrong with the others', () => {
      const wrong = found.projections.filter(({ first }) => first !== null).map(({ projection }) => projection);
      expect([...wrong].sort()).toEqual(tamperings.map(({ projection }) => projection).sort());
    });

    it('tells people in both languages', () => {
      expect(said.code).toBe(1);
      expect(said.stdout).toContain('✗ plans.plans_task_v4, id ');
      expect(said.stdout).toContain('列 column due_on');
      expect(said.stdout).toMatch(/最后的事件 last event {2}\w+ task-/);
    });

    it('agrees again when it is put back', async () => {
      expect((await checked()).exit).toBe(0);
    });
  });

  it('says what it cannot check', async () => {
    const { exit, agree, code } = await checked('plans.nothing');
    expect({ exit, agree, code }).toEqual({ exit: 2, agree: null, code: 'REPLAY.UNKNOWN_PROJECTION' });
  });
});
