import { runDemo } from '@gongjian/demo';
import { EmbeddedPostgres } from '@gongjian/shared-embedded-postgres';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { succeeded, type Caller } from './caller.js';
import { CLI, folderWithMasterKeyOf, gongjian } from './gongjian-command.js';
import { picture, storedFile, type StoredFile } from './campaign.js';
import { cleanUp, StandaloneUnderTest, temporaryFolder, until } from './standalone-under-test.js';

jest.setTimeout(600_000);

const CONTEXTS = ['directory', 'plans', 'assessments', 'awards'];
const PEOPLE = '/api/directory/v1/people';

afterAll(cleanUp);

interface Stored {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

interface Row {
  readonly id: string;
  readonly position: string;
}

interface Manifest {
  readonly log: {
    readonly epoch: number;
    readonly events: number;
    readonly last: { readonly position: string; readonly eventId: string };
  };
  readonly files: { readonly count: number };
}

interface Deployment {
  readonly log: readonly Stored[];
  readonly epoch: number;
  /** By table. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly standingKeys: readonly string[];
}

/** Of a server that is stopped. */
async function contentOf(folder: string): Promise<Deployment> {
  const server = await EmbeddedPostgres.start({ dataDir: path.join(folder, 'postgres') });
  try {
    const main = new Client(server.connection('gongjian'));
    const keys = new Client(server.connection('gongjian_keys'));
    await Promise.all([main.connect(), keys.connect()]);
    const log = await main.query<Stored>(
      `SELECT e."position"::text, e.stream, e.revision::text, e.id::text, k.type, e.data, e.metadata
         FROM eventlog.events e JOIN eventlog.kinds k ON k.kind = e.kind ORDER BY e."position"`,
    );
    const head = await main.query<{ epoch: number }>('SELECT epoch FROM eventlog.log');
    const tables = await main.query<{ table: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS "table"
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname = ANY ($1) AND c.relkind = 'r' AND a.attname = 'position' ORDER BY 1`,
      [CONTEXTS],
    );
    const rows = new Map<string, readonly Row[]>();
    for (const { table } of tables.rows) {
      rows.set(table, (await main.query<Row>(`SELECT * FROM ${table} ORDER BY id`)).rows);
    }
    const standing = await keys.query<{ owner: string }>('SELECT owner FROM owner_keys WHERE wrapped IS NOT NULL');
    await Promise.all([main.end(), keys.end()]);
    return {
      ...{ log: log.rows, rows, epoch: head.rows[0]?.epoch ?? 0 },
      standingKeys: standing.rows.map(({ owner }) => owner).sort(),
    };
  } finally {
    await server.stop();
  }
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

async function nameOf(caller: Caller, personId: string): Promise<string | null> {
  return succeeded(await caller.get<{ readonly name: string | null }>(`${PEOPLE}/${personId}`)).name;
}

describe('a deployment that was backed up while people worked', () => {
  const places = temporaryFolder();
  const [busy, busyKeys, quiet, quietKeys] = ['busy', 'busy-keys', 'quiet', 'quiet-keys'].map((name) =>
    path.join(places, name),
  ) as [string, string, string, string];
  const erasures = path.join(places, 'erasures.jsonl');
  const bytes = picture();
  let original: string;
  let before: Deployment;
  let file: StoredFile;
  let kept: string;
  let erased: string;

  beforeAll(async () => {
    const server = await StandaloneUnderTest.start();
    original = server.folder;
    const office = server.as('office');
    file = await storedFile(office, '楼道.png', bytes);
    const register = async (name: string): Promise<string> =>
      succeeded(await office.post(PEOPLE, { name, phone: '13900000000' })).id;
    kept = await register('留甲');
    erased = await register('除乙');
    const demo = runDemo({ url: server.address, print: () => undefined });
    await gongjian(original, 'backup', busy, '--keys', busyKeys);
    await demo;
    succeeded(await server.as('security').post(`${PEOPLE}/${erased}/erase`, { reason: '本人申请' }));
    await until(async () => {
      const { body } = await office.get<{ readonly status: string }>(`${PEOPLE}/${erased}`);
      return body.status === 'erased';
    }, 'the person is erased');
    await gongjian(original, 'erasures', erasures);
    expect(await server.stop()).toBe(0);
    await gongjian(original, 'backup', quiet, '--keys', quietKeys);
    before = await contentOf(original);
  });

  it('comes back byte for byte up to the position of the backup, people sign in, and the erased stay erased', async () => {
    const { log, files } = manifestIn(busy);
    expect(files.count).toBeGreaterThan(0);
    expect(log.events).toBeLessThan(before.log.length);
    const folder = folderWithMasterKeyOf(original);
    await gongjian(folder, 'restore', busy, '--keys', busyKeys, '--erasures', erasures);

    const restored = await contentOf(folder);
    expect(restored.log.slice(0, -1)).toEqual(before.log.slice(0, log.events));
    expect(restored.epoch).toBe(log.epoch + 1);
    const last = restored.log.at(-1);
    expect(last?.type).toBe('LogRestored');
    expect(JSON.parse(last?.data ?? '')).toMatchObject({ fromEpoch: log.epoch, lastPosition: log.last.position });
    expect(restored.standingKeys).toContain(`person:${kept}`);
    expect(restored.standingKeys).not.toContain(`person:${erased}`);

    const server = await StandaloneUnderTest.start({ dataFolder: folder });
    const office = server.as('office');
    expect(await nameOf(office, kept)).toBe('留甲');
    expect(await nameOf(office, erased)).toBeNull();
    await until(async () => {
      const { text } = await office.get(`${PEOPLE}?name=${encodeURIComponent('留甲')}`);
      return text.includes(kept);
    }, 'people are found by name');
    const found = await office.get(`${PEOPLE}?name=${encodeURIComponent('除乙')}`);
    expect(found.text).not.toContain(erased);
    const content = await fetch(new URL(`/api/plans/v1/files/${file.id}/content`, server.address), {
      headers: { authorization: `Bearer ${await office.token()}` },
    });
    expect(Buffer.from(await content.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    const ofNoTenant = restored.log.filter(({ metadata }) => metadata.includes(`"tenant":"${DEPLOYMENT_TENANT}"`));
    await until(async () => {
      const { text } = await server.anonymous().get(`/api/audit/v1/trees/${DEPLOYMENT_TENANT}/1/checkpoint`);
      return Number(text.split('\n')[1]) >= ofNoTenant.length;
    }, 'the tree of the deployment goes on');
    expect(await server.stop()).toBe(0);

    const { rows } = await contentOf(folder);
    let same = 0;
    for (const [table, wanted] of before.rows) {
      const found = new Map(rows.get(table)?.map((row) => [row.id, row]));
      for (const row of wanted.filter(({ position }) => position <= log.last.position)) {
        const there = found.get(row.id);
        if (there !== undefined && there.position > log.last.position) continue;
        expect({ table, row: there }).toEqual({ table, row });
        same += 1;
      }
    }
    expect(same).toBeGreaterThan(100);
  });

  it('comes back with every row of every read model', async () => {
    const folder = folderWithMasterKeyOf(original);
    await gongjian(folder, 'restore', quiet, '--keys', quietKeys, '--erasures', erasures);
    const server = await StandaloneUnderTest.start({ dataFolder: folder });
    expect(await server.stop()).toBe(0);
    const restored = await contentOf(folder);
    expect(restored.log.slice(0, before.log.length)).toEqual(before.log);
    expect(restored.rows).toEqual(before.rows);
    expect(restored.standingKeys).toEqual(before.standingKeys);
  });

  it('does not start when its restore was killed, and is restored by the same command again', async () => {
    const folder = folderWithMasterKeyOf(original);
    const args = ['restore', quiet, '--keys', quietKeys, '--erasures', erasures];
    const child = spawn(process.execPath, [CLI, ...args], {
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], GONGJIAN_DATA: folder },
    });
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('close', (_code, signal) => resolve(signal)),
    );
    await until(() => existsSync(path.join(folder, 'erasures')), 'the restore writes', 120_000);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    expect(await StandaloneUnderTest.startAndEnd({ dataFolder: folder })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('RESTORE.UNFINISHED') as string,
    });
    await gongjian(folder, ...args);
    const server = await StandaloneUnderTest.start({ dataFolder: folder });
    expect(await nameOf(server.as('office'), kept)).toBe('留甲');
    expect(await server.stop()).toBe(0);
    expect((await contentOf(folder)).rows).toEqual(before.rows);
  });

  it('is not restored with a list of erasures that is older than the backup', async () => {
    const older = path.join(places, 'older.jsonl');
    writeFileSync(older, '');
    const refused = gongjian(
      folderWithMasterKeyOf(original),
      'restore',
      quiet,
      '--keys',
      quietKeys,
      '--erasures',
      older,
    );
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('RESTORE.ERASURES_OUTDATED') as string,
    });
  });

  it('is not restored over another', async () => {
    const refused = gongjian(original, 'restore', quiet, '--keys', quietKeys, '--erasures', erasures);
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('RESTORE.NOT_EMPTY') as string,
    });
  });
});
