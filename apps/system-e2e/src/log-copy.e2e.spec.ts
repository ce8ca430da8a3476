import { KurrentDbDouble, type DoubleRecord } from '@gongjian/kurrentdb';
import { EmbeddedPostgres } from '@gongjian/shared-embedded-postgres';
import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { issuedCampaign } from './campaign.js';
import { cleanUp, StandaloneUnderTest, workspace } from './standalone-under-test.js';

jest.setTimeout(300_000);

const run = promisify(execFile);
const CONTEXTS = ['directory', 'plans', 'assessments', 'awards'];

let double: KurrentDbDouble;
let folder: string;

beforeAll(async () => {
  double = await KurrentDbDouble.start();
});

afterAll(async () => {
  await cleanUp();
  await double.stop();
});

interface Stored {
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** By table, every row without its place in the log. */
type Rows = Readonly<Record<string, readonly unknown[]>>;

/** The database of a stopped server. */
async function inStopped<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const server = await EmbeddedPostgres.start({ dataDir: path.join(folder, 'postgres') });
  const client = new Client(server.connection('gongjian'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
    await server.stop();
  }
}

function postgresLog(): Promise<readonly Stored[]> {
  return inStopped(async (client) => {
    const { rows } = await client.query<Stored>(
      `SELECT e.stream, e.revision::text, e.id::text, k.type, e.data, e.metadata
         FROM eventlog.events e JOIN eventlog.kinds k ON k.kind = e.kind ORDER BY e."position"`,
    );
    return rows;
  });
}

function doubleLog(): readonly Stored[] {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
  const ofTheLog = ({ stream, type }: DoubleRecord): boolean => !stream.startsWith('$') && !type.startsWith('$');
  return double
    .records()
    .filter(ofTheLog)
    .map(({ stream, revision, id, type, data, customMetadata }) => ({
      ...{ stream, revision: String(revision), id, type },
      ...{ data: text(data), metadata: text(customMetadata) },
    }));
}

async function projectionTables(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS "table"
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = ANY ($1) AND c.relkind = 'r' AND a.attname = 'position' ORDER BY 1`,
    [CONTEXTS],
  );
  return rows.map(({ table }) => table);
}

function readModels(placed: 'with places' | 'without places'): Promise<Rows> {
  return inStopped(async (client) => {
    const found: Record<string, readonly unknown[]> = {};
    for (const table of await projectionTables(client)) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`);
      found[table] = rows.map((row) => (placed === 'with places' ? row : { ...row, position: undefined }));
    }
    return found;
  });
}

/** As if every read model were new. */
function forgetReadModels(): Promise<void> {
  return inStopped(async (client) => {
    for (const table of await projectionTables(client)) await client.query(`DELETE FROM ${table}`);
    for (const context of CONTEXTS) {
      await client.query(
        `UPDATE "${context}_ops".checkpoints SET epoch = NULL, position = NULL, event_id = NULL, built = false
          WHERE reader LIKE 'projection.%'`,
      );
    }
  });
}

async function copy(from: string, to: string): Promise<string> {
  const { stderr } = await run(
    process.execPath,
    [path.join(workspace, 'tools/cli/dist/main.js'), 'log', 'copy', '--from', from, '--to', to],
    { env: { PATH: process.env['PATH'], GONGJIAN_DATA: folder } },
  );
  return stderr;
}

const published = (log: readonly Stored[]): readonly Stored[] =>
  log.filter(({ stream }) => stream.startsWith('published_'));

describe('a whole log, from PostgreSQL to KurrentDB and back', () => {
  it('keeps every byte, every read model and every published sequence, and the deployment goes on with it', async () => {
    const first = await StandaloneUnderTest.afterDemo();
    folder = first.folder;
    expect(await first.stop()).toBe(0);
    const before = await postgresLog();
    const models = await readModels('without places');

    expect(await copy('postgres', double.url)).toContain(`compared all ${before.length} byte for byte`);
    expect(doubleLog()).toEqual(before);
    expect(published(doubleLog()).length).toBeGreaterThan(20);
    expect(await readModels('without places')).toEqual(models);

    const moved = await readModels('with places');
    await forgetReadModels();
    const onKurrentDb = { EVENT_STORE: double.url };
    const second = await StandaloneUnderTest.start({ dataFolder: folder, env: onKurrentDb });
    expect(await second.stop()).toBe(0);
    expect(doubleLog()).toEqual(before);
    expect(await readModels('with places')).toEqual(moved);

    const third = await StandaloneUnderTest.start({ dataFolder: folder, env: onKurrentDb });
    await issuedCampaign(third);
    expect(await third.stop()).toBe(0);
    const after = doubleLog();
    expect(after.length).toBeGreaterThan(before.length + 5);
    const grown = await readModels('without places');

    expect(await copy(double.url, 'postgres')).toContain(`compared all ${after.length} byte for byte`);
    expect(await postgresLog()).toEqual(after);
    expect(await readModels('without places')).toEqual(grown);
    const fourth = await StandaloneUnderTest.start({ dataFolder: folder });
    const auditor = fourth.as('auditor');
    const { body } = await auditor.get<{ items: readonly { tenant: string }[] }>('/api/audit/v1/trees');
    const events = await auditor.get(`/api/audit/v1/trees/${body.items[0]?.tenant}/1/events?from=256&limit=1`);
    const [first256] = after
      .filter(({ metadata }) => metadata.includes(`"tenant":"${body.items[0]?.tenant}"`))
      .slice(256);
    expect(JSON.parse(events.text)).toMatchObject({ seq: 256, id: first256?.id, data: first256?.data });
    expect(await fourth.stop()).toBe(0);
    const last = await postgresLog();
    expect(last.slice(0, after.length)).toEqual(after);
    expect(last.slice(after.length).map(({ type }) => type)).toEqual(['AuditReadRecorded']);
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses a target that holds more than the log, and says so', async () => {
    const other = await StandaloneUnderTest.start();
    folder = other.folder;
    await other.stop();
    await expect(copy('postgres', double.url)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the target goes on after event') as string,
    });
  });
});
