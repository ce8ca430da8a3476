import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { EmbeddedPostgres } from './embedded-postgres.js';
import type { EmbeddedPostgresOptions } from './embedded-postgres.js';
import type { PostgresConnection } from './postgres-connection.js';
import { processStartedAt } from './process-identity.js';
import { isRoot, killChildren, removeFolders, startChild, temporaryFolder } from './testing/child-server.js';

jest.setTimeout(60_000);

const servers: EmbeddedPostgres[] = [];

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.start(options);
  servers.push(server);
  return server;
}

async function query(connection: PostgresConnection, text: string, values?: unknown[]): Promise<unknown[][]> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, values: values ?? [], rowMode: 'array' })).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function until<T>(what: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let rounds = 0; rounds < 3_000; rounds++) {
    const found = await what();
    if (found !== undefined) return found;
    await delay(10);
  }
  throw new Error('did not happen within 30 s');
}

let dataDir: string;

beforeEach(() => {
  dataDir = path.join(temporaryFolder(), 'postgres');
});

afterEach(async () => {
  await killChildren();
  for (const server of servers.splice(0)) await server.stop();
  await EmbeddedPostgres.stopAbandoned(dataDir);
  removeFolders();
});

describe('an empty folder', () => {
  it('becomes a private, durable server in UTF-8', async () => {
    const server = await start({ dataDir });
    expect(server.startKind).toBe('initialised');
    const rows = await query(
      server.connection('postgres'),
      `SELECT name, setting FROM pg_settings WHERE name IN ('server_encoding', 'data_checksums', 'fsync',
        'full_page_writes', 'synchronous_commit', 'wal_level', 'listen_addresses', 'unix_socket_directories',
        'password_encryption', 'max_connections', 'log_min_error_statement')
       UNION SELECT 'collation', datcollate FROM pg_database WHERE datname = 'template1'
       UNION SELECT 'superuser', rolname FROM pg_roles WHERE rolsuper`,
    );
    expect(Object.fromEntries(rows)).toEqual({
      collation: 'C',
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      log_min_error_statement: 'panic',
      max_connections: '100',
      password_encryption: 'scram-sha-256',
      server_encoding: 'UTF8',
      superuser: 'gongjian_admin',
      synchronous_commit: 'on',
      unix_socket_directories: '',
      wal_level: 'replica',
    });
  });

  it('keeps the password beside the database, readable by its owner only, and refuses any other', async () => {
    const server = await start({ dataDir });
    const file = `${dataDir}.password`;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').trim()).toBe(server.connection('postgres').password);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const wrong = { ...server.connection('postgres'), password: 'wrong' };
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it.each([1, 2, 3])('is initialised anew after the owner was killed in the middle (round %i)', async (round) => {
    const child = startChild({ dataDir });
    const parent = path.dirname(dataDir);
    await until(() => {
      const draft = readdirSync(parent).find((name) => name.startsWith('postgres.init-'));
      if (draft === undefined) return undefined;
      return round === 1 || existsSync(path.join(parent, draft, 'data', ['base', 'global'][round - 2] ?? ''))
        ? true
        : undefined;
    });
    await child.kill();
    const server = await start({ dataDir });
    expect(server.startKind).toBe('initialised');
    expect(await query(server.connection('postgres'), 'SELECT 1')).toEqual([[1]]);
    await server.stop();
    const again = await start({ dataDir });
    expect(again.startKind).toBe('started');
    expect(readdirSync(parent).filter((name) => name.includes('.init-'))).toEqual([]);
  });
});

describe('a role', () => {
  it('logs in with the password that follows from the folder, also after a restart', async () => {
    const first = await start({ dataDir });
    expect(await first.ensureDatabase('plans')).toBe(true);
    expect(await first.ensureDatabase('plans')).toBe(false);
    await first.ensureRole('clerk');
    await first.ensureRole('clerk');
    await first.stop();
    const second = await start({ dataDir });
    expect(await query(second.connection('plans', 'clerk'), 'SELECT current_user::text')).toEqual([['clerk']]);
    expect(second.connection('plans', 'clerk').password).not.toBe(second.connection('plans').password);
  });
});

describe('a stopped server', () => {
  it('starts again with its data, and stopping twice is stopping once', async () => {
    const first = await start({ dataDir });
    await query(first.connection('postgres'), 'CREATE TABLE kept AS SELECT 7 AS n');
    await Promise.all([first.stop(), first.stop()]);
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false);
    const second = await start({ dataDir });
    expect(second.startKind).toBe('started');
    expect(await query(second.connection('postgres'), 'SELECT n FROM kept')).toEqual([[7]]);
  });

  it('starts although its pid file names a living process that is no server', async () => {
    const first = await start({ dataDir });
    await first.stop();
    const other = spawn('sleep', ['60']);
    try {
      const lines = [other.pid, dataDir, 1, first.port, '', '127.0.0.1', '  1  1', 'ready   '];
      writeFileSync(path.join(dataDir, 'postmaster.pid'), lines.join('\n'));
      expect((await start({ dataDir })).startKind).toBe('started');
      expect(processStartedAt(other.pid ?? 0)).toBeDefined();
    } finally {
      other.kill('SIGKILL');
    }
  });
});

describe('a server killed with SIGKILL', () => {
  it('keeps every acknowledged row and adds none, whenever it is killed under load', async () => {
    let server = await start({ dataDir });
    await query(server.connection('postgres'), 'CREATE TABLE written (id int PRIMARY KEY)');
    const acknowledged: number[] = [];
    let next = 0;
    for (let round = 0; round < 3; round++) {
      const connection = server.connection('postgres');
      const target = acknowledged.length + 50;
      const writers = [1, 2, 3, 4].map(async () => {
        const client = new Client(connection);
        client.on('error', () => undefined);
        try {
          await client.connect();
          for (;;) {
            const id = next++;
            await client.query('INSERT INTO written VALUES ($1)', [id]);
            acknowledged.push(id);
          }
        } catch {
          await client.end().catch(() => undefined);
        }
      });
      await until(() => (acknowledged.length >= target ? true : undefined));
      process.kill(server.pid, 'SIGKILL');
      await Promise.all(writers);
      await server.stop();
      server = await start({ dataDir });
      const stored = new Set(
        (await query(server.connection('postgres'), 'SELECT id FROM written')).map((row) => row[0]),
      );
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      expect(Math.max(...[...stored].map(Number))).toBeLessThan(next);
    }
  });

  it('comes back by itself on the same port when it is to be kept running', async () => {
    const server = await start({ dataDir, keepRunning: true });
    const { pid, port } = server;
    await query(server.connection('postgres'), 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(pid, 'SIGKILL');
    const rows = await until(() => query(server.connection('postgres'), 'SELECT n FROM kept').catch(() => undefined));
    expect(rows).toEqual([[7]]);
    await until(() => (server.pid !== pid ? true : undefined));
    expect(server.port).toBe(port);
  });

  it('writes no stored value and no statement to its log, whatever fails', async () => {
    const canary = '陈若水13800001111';
    const server = await start({ dataDir });
    const client = new Client(server.connection('postgres'));
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE people (name text PRIMARY KEY, age int CHECK (age > 0))');
    await client.query('INSERT INTO people VALUES ($1, 1)', [canary]);
    const failing = [
      `INSERT INTO people VALUES ('${canary}', 1)`,
      `INSERT INTO people VALUES ('x', '${canary}')`,
      `INSERT INTO people VALUES ('${canary}2', -1)`,
      `DO $$ BEGIN RAISE WARNING '${canary}'; RAISE EXCEPTION '${canary}'; END $$`,
      `SELECT '${canary}' FROM nowhere`,
    ];
    for (const text of failing) await expect(client.query(text)).rejects.toThrow();
    await expect(client.query('INSERT INTO people VALUES ($1, 1)', [canary])).rejects.toThrow('duplicate');
    const own = (
      await query(server.connection('postgres'), `SELECT pid FROM pg_stat_activity WHERE state = 'idle'`)
    )[0];
    const running = client.query(`SELECT '${canary}', pg_sleep(60)`).catch(() => undefined);
    await until(async () => {
      const rows = await query(
        server.connection('postgres'),
        `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%60%' AND state = 'active' AND pid <> pg_backend_pid()`,
      );
      return rows.length > 0 ? true : undefined;
    });
    process.kill(Number(own?.[0]), 'SIGKILL');
    await running;
    await until(() => query(server.connection('postgres'), 'SELECT 1').catch(() => undefined));
    await server.stop();
    const log = readFileSync(path.join(dataDir, 'server.log'), 'utf8');
    expect(log).toContain('was terminated by signal 9');
    expect(log).not.toContain('陈若水');
    expect(log).not.toContain('13800001111');
    expect(log).not.toContain('people');
  });
});

describe('a server whose owner was killed with SIGKILL', () => {
  it('is adopted with its data', async () => {
    const owner = startChild({ dataDir });
    const { started } = await owner.answer;
    if (started === undefined) throw new Error('the owner did not start');
    await query(started.connection, 'CREATE TABLE kept AS SELECT 7 AS n');
    await owner.kill();
    const server = await start({ dataDir });
    expect(server.startKind).toBe('adopted');
    expect(server.pid).toBe(started.pid);
    expect(await query(server.connection('postgres'), 'SELECT n FROM kept')).toEqual([[7]]);
  });

  it('is replaced when other settings or another port are wanted', async () => {
    const owner = startChild({ dataDir });
    const { started } = await owner.answer;
    if (started === undefined) throw new Error('the owner did not start');
    await query(started.connection, 'CREATE TABLE kept AS SELECT 7 AS n');
    await owner.kill();
    const server = await start({ dataDir, settings: { max_connections: '50' } });
    expect(server.startKind).toBe('started');
    expect(server.pid).not.toBe(started.pid);
    expect(await query(server.connection('postgres'), 'SHOW max_connections')).toEqual([['50']]);
    expect(await query(server.connection('postgres'), 'SELECT n FROM kept')).toEqual([[7]]);
  });

  it('is recovered when the server was killed as well', async () => {
    const owner = startChild({ dataDir });
    const { started } = await owner.answer;
    if (started === undefined) throw new Error('the owner did not start');
    await query(started.connection, 'CREATE TABLE kept AS SELECT 7 AS n');
    await owner.kill();
    process.kill(started.pid, 'SIGKILL');
    const server = await start({ dataDir });
    expect(server.startKind).toBe('started');
    expect(await query(server.connection('postgres'), 'SELECT n FROM kept')).toEqual([[7]]);
  });

  it('can be stopped without being used', async () => {
    const owner = startChild({ dataDir });
    await owner.answer;
    await owner.kill();
    expect(await EmbeddedPostgres.stopAbandoned(dataDir)).toBe(true);
    expect(await EmbeddedPostgres.stopAbandoned(dataDir)).toBe(false);
  });
});

describe('several starters on one folder', () => {
  it('leaves the folder to the one that has it', async () => {
    const server = await start({ dataDir });
    await expect(EmbeddedPostgres.start({ dataDir })).rejects.toMatchObject({ code: 'EMBEDDED_PG.IN_USE' });
    const other = await startChild({ dataDir }).answer;
    expect(other.failed).toMatchObject({ code: 'EMBEDDED_PG.IN_USE' });
    expect(other.failed?.message).toContain(dataDir);
    expect(other.failed?.message).toContain(String(process.pid));
    expect(await query(server.connection('postgres'), 'SELECT 1')).toEqual([[1]]);
  });

  it('lets exactly one of those take over that come at the same time after the owner died', async () => {
    const owner = startChild({ dataDir });
    const { started } = await owner.answer;
    await owner.kill();
    const answers = await Promise.all([1, 2, 3, 4].map(() => startChild({ dataDir }).answer));
    expect(answers.flatMap((answer) => answer.started ?? []).map(({ pid }) => pid)).toEqual([started?.pid]);
    expect(answers.flatMap((answer) => answer.failed?.code ?? [])).toEqual(Array(3).fill('EMBEDDED_PG.IN_USE'));
  });

  it('forgets the lock of a process that ended although its number is in use again', async () => {
    const token = { pid: process.pid, startedAt: 'another start', token: '00' };
    await start({ dataDir }).then((server) => server.stop());
    writeFileSync(`${dataDir}.lock`, JSON.stringify(token));
    expect((await start({ dataDir })).startKind).toBe('started');
  });
});

describe('a start that cannot succeed', () => {
  it('says that the port is taken', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen({ port: 0, host: '127.0.0.1' }, () => resolve((holder.address() as { port: number }).port));
    });
    try {
      const refusal = EmbeddedPostgres.start({ dataDir, port });
      await expect(refusal).rejects.toMatchObject({ code: 'EMBEDDED_PG.PORT_TAKEN' });
      await expect(refusal).rejects.toThrow(String(port));
    } finally {
      await new Promise((resolve) => holder.close(resolve));
    }
    expect((await start({ dataDir, port })).port).toBe(port);
  });

  it('refuses a setting that would open the server or its log, or breaks the file', async () => {
    for (const name of ['listen_addresses', 'log_statement', 'log_min_messages', 'Port']) {
      await expect(EmbeddedPostgres.start({ dataDir, settings: { [name]: 'all' } })).rejects.toThrow(TypeError);
    }
    const smuggled = EmbeddedPostgres.start({ dataDir, settings: { work_mem: "1MB'\nfsync = off" } });
    await expect(smuggled).rejects.toThrow(TypeError);
  });

  it('shows what the server said about a wrong setting, and gives the folder back', async () => {
    const failed = EmbeddedPostgres.start({ dataDir, settings: { work_mem: 'plenty' } });
    await expect(failed).rejects.toMatchObject({ code: 'EMBEDDED_PG.START_FAILED' });
    await expect(failed).rejects.toThrow('work_mem');
    expect((await start({ dataDir })).startKind).toBe('started');
  });

  it('leaves a folder with other contents alone', async () => {
    const folder = temporaryFolder(0o700);
    writeFileSync(path.join(folder, 'letter.txt'), 'mine');
    const refused = EmbeddedPostgres.start({ dataDir: folder });
    await expect(refused).rejects.toMatchObject({ code: 'EMBEDDED_PG.FOLDER_FOREIGN' });
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  it('refuses the database of another major version', async () => {
    const server = await start({ dataDir });
    await server.stop();
    writeFileSync(path.join(dataDir, 'PG_VERSION'), '17\n');
    await expect(EmbeddedPostgres.start({ dataDir })).rejects.toMatchObject({ code: 'EMBEDDED_PG.WRONG_VERSION' });
  });
});

describe('the user the server runs as', () => {
  it('is never root', async () => {
    const server = await start({ dataDir });
    const owner = execFileSync('ps', ['-o', 'user=', '-p', String(server.pid)], { encoding: 'utf8' }).trim();
    const own = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
    expect(owner).toBe(isRoot ? 'postgres' : own);
  });
});
