import { CONSOLE_CLIENT_ID } from '@gongjian/shared-issuer';
import { discoverIssuer } from '@gongjian/shared-issuer/sign-in-over-http';
import { jest } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { buildAuthorizationUrl } from 'openid-client';
import { succeeded, type Caller } from './caller.js';
import { makeClone, nobody, type Clone } from './clone.js';
import { logLength } from './databases.js';
import {
  cleanUp,
  freePort,
  isAlive,
  isRoot,
  StandaloneUnderTest,
  temporaryFolder,
  until,
} from './standalone-under-test.js';

jest.setTimeout(240_000);

interface Me {
  readonly tenant: { readonly id: string };
  readonly rootDivision: { readonly id: string; readonly name: string };
}
interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
interface Named {
  readonly id: string;
  readonly name: string;
}

async function everything(caller: Caller, at: string): Promise<readonly Named[]> {
  const all: Named[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { items, next }: PageOf<Named> = succeeded(
      await caller.get<PageOf<Named>>(`${at}?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`),
    );
    all.push(...items);
    cursor = next;
  }
  return all;
}

async function divisionNames(server: StandaloneUnderTest): Promise<readonly string[]> {
  const divisions = await everything(server.as('office'), '/api/directory/v1/divisions');
  return divisions.map(({ name }) => name).sort();
}

async function openSignIn(address: string): Promise<{ readonly url: string; readonly cookie: string }> {
  const config = await discoverIssuer(`${address}/oidc`, CONSOLE_CLIENT_ID);
  const authorize = buildAuthorizationUrl(config, {
    redirect_uri: `${address}/auth/callback`,
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  const start = await fetch(authorize, { redirect: 'manual' });
  const cookie = start.headers
    .getSetCookie()
    .map((value) => value.split(';', 1)[0])
    .join('; ');
  return { url: new URL(start.headers.get('location') ?? '', address).href, cookie };
}

function unitBody(name: string, divisionId: string): object {
  return { name, kind: 'bureau', divisionId, effectiveOn: '2026-01-01' };
}

afterAll(cleanUp);

describe('a fresh data folder', () => {
  let server: StandaloneUnderTest;
  let names: readonly string[];

  beforeAll(async () => {
    server = await StandaloneUnderTest.start({ dataFolder: temporaryFolder() });
  });

  it('is filled with the sample district', async () => {
    names = await divisionNames(server);
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(names).size).toBeGreaterThan(names.length / 2);
  });

  it('gives a server that is live, ready and measured', async () => {
    const anonymous = server.anonymous();
    expect(await anonymous.get('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    await until(async () => (await anonymous.get('/health/ready')).status === 200, 'ready');
    expect((await anonymous.get<{ readonly status: string }>('/health/ready')).body.status).toBe('ready');
    const metrics = await anonymous.get('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.text).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(metrics.text).toMatch(/^gongjian_http_request_duration_seconds_count\{.*route="\/health\/live".*\} \d+$/m);
  });

  it('keeps its secrets to its owner', () => {
    const open = ['secrets', 'erasures', 'files', 'postgres']
      .map((name) => path.join(server.folder, name))
      .filter((folder) => existsSync(folder) && (statSync(folder).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    expect(statSync(path.join(server.folder, 'postgres.password')).mode & 0o077).toBe(0);
  });

  it('refuses a second server on the same folder, naming it', async () => {
    const second = await StandaloneUnderTest.startAndEnd({ dataFolder: server.folder });
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(server.folder);
    expect(second.stderr).not.toMatch(/^\s+at /m);
    expect(await server.anonymous().get('/health/live')).toMatchObject({ status: 200 });
  });

  it('stops on Ctrl-C with PostgreSQL, and exit code 0', async () => {
    const postgres = server.postgresPid() ?? 0;
    expect(isAlive(postgres)).toBe(true);
    expect(await server.stop()).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    expect(server.postgresPid()).toBeNull();
    expect(server.stderr).not.toMatch(/^\s+at /m);
  });

  it('is adopted by the next start with nothing loaded twice', async () => {
    await server.restart();
    const before = await logLength(server);
    expect(await divisionNames(server)).toEqual(names);
    expect(await server.stop()).toBe(0);
    await server.restart();
    expect(await logLength(server)).toBe(before);
    expect(await divisionNames(server)).toEqual(names);
  });
});

describe('a server killed in the middle of writes', () => {
  it('has every acknowledged one after the next start, none of them twice', async () => {
    const server = await StandaloneUnderTest.start();
    const { rootDivision } = succeeded(await server.as('office').get<Me>('/api/directory/v1/me'));
    for (let round = 0; round < 3; round += 1) {
      const office = server.as('office');
      const asked: { readonly key: string; readonly name: string }[] = [];
      const acknowledged: string[] = [];
      const writer = async (): Promise<void> => {
        for (;;) {
          const write = { key: randomUUID(), name: `第${round}轮第${asked.length}个单位` };
          asked.push(write);
          try {
            const answer = await office.post('/api/directory/v1/units', unitBody(write.name, rootDivision.id), {
              'idempotency-key': write.key,
            });
            if (answer.status === 201) acknowledged.push(write.name);
          } catch {
            return;
          }
        }
      };
      const writers = Array.from({ length: 8 }, writer);
      await until(() => acknowledged.length >= 100, 'a hundred writes are acknowledged');
      await server.kill();
      await Promise.all(writers);
      await server.restart();
      const again = server.as('office');
      const repeated = asked.filter(({ name }) => acknowledged.at(-1) === name || !acknowledged.includes(name));
      for (const { key, name } of repeated) {
        const answer = await again.post('/api/directory/v1/units', unitBody(name, rootDivision.id), {
          'idempotency-key': key,
        });
        expect(answer.status).toBe(201);
      }
      await until(async () => {
        const all = (await everything(again, '/api/directory/v1/units')).map(({ name }) => name);
        return asked.every(({ name }) => all.includes(name));
      }, 'the read model has them');
      const all = (await everything(again, '/api/directory/v1/units')).map(({ name }) => name);
      const counts = asked.map(({ name }) => all.filter((other) => other === name).length);
      expect(new Set(counts)).toEqual(new Set([1]));
    }
    expect(await server.stop()).toBe(0);
  });
});

describe('sign-in behind a reverse proxy', () => {
  /** Wrong passwords for one name, each forwarded for another address; the statuses they are answered with. */
  async function guesses(server: StandaloneUnderTest): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (let address = 1; address <= 6; address += 1) {
      const { url, cookie } = await openSignIn(server.address);
      const response = await fetch(`${url}/sign-in`, {
        method: 'POST',
        headers: { cookie, 'x-forwarded-for': `192.0.2.${address}` },
        body: new URLSearchParams({ username: 'office', password: 'wrong' }),
      });
      await response.body?.cancel();
      statuses.push(response.status);
    }
    return statuses;
  }

  it('that is named counts attempts by the address it forwards', async () => {
    const server = await StandaloneUnderTest.start({ env: { GONGJIAN_TRUSTED_PROXIES: '127.0.0.1' } });
    expect(await guesses(server)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(await server.stop()).toBe(0);
  });

  it('that nobody named forwards what is not believed', async () => {
    const server = await StandaloneUnderTest.start();
    expect(await guesses(server)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await server.stop()).toBe(0);
  });
});

describe('a start that cannot be', () => {
  it('says that the port is taken and how to choose another', async () => {
    const holder = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    const { code, stdout, stderr } = await StandaloneUnderTest.startAndEnd({ port, dataFolder: temporaryFolder() });
    await new Promise((resolve) => holder.close(resolve));
    expect(code).toBe(1);
    expect(stdout).not.toContain('ready');
    expect(stderr).toContain(`端口 ${port} 已被占用`);
    expect(stderr).toContain('GONGJIAN_PORT');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each(['http', '-1', '65536', '80.5', ''])('says that GONGJIAN_PORT=%s is not a port', async (value) => {
    const folder = temporaryFolder();
    const { code, stderr } = await StandaloneUnderTest.startAndEnd({
      dataFolder: folder,
      env: { GONGJIAN_PORT: value },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('GONGJIAN_PORT');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says which log levels there are', async () => {
    const { code, stderr } = await StandaloneUnderTest.startAndEnd({
      dataFolder: temporaryFolder(),
      logLevel: 'loud',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('GONGJIAN_LOG_LEVEL');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each(['proxy.example', '0.0.0.0/0'])('says that GONGJIAN_TRUSTED_PROXIES=%s names no proxies', async (value) => {
    const folder = temporaryFolder();
    const { code, stderr } = await StandaloneUnderTest.startAndEnd({
      dataFolder: folder,
      env: { GONGJIAN_TRUSTED_PROXIES: value },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('GONGJIAN_TRUSTED_PROXIES');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names a data folder that is a file', async () => {
    const file = path.join(temporaryFolder(), 'notes.txt');
    writeFileSync(file, '');
    const { code, stderr } = await StandaloneUnderTest.startAndEnd({ dataFolder: path.join(file, 'data') });
    expect(code).toBe(1);
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a clone', () => {
  let clone: Clone;

  beforeAll(() => {
    clone = makeClone();
  });

  it('starts for an ordinary user, all of it as that user', async () => {
    const ids = isRoot ? nobody() : { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
    const through = isRoot ? ['setpriv', `--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'] : [];
    const server = await StandaloneUnderTest.start({
      clone: clone.root,
      node: clone.node,
      dataFolder: temporaryFolder(ids),
      through,
    });
    expect(await server.anonymous().get('/health/live')).toMatchObject({ status: 200 });
    const postgres = server.postgresPid() ?? 0;
    expect([statSync(`/proc/${server.pid}`).uid, statSync(`/proc/${postgres}`).uid]).toEqual([ids.uid, ids.uid]);
    expect((await divisionNames(server)).length).toBeGreaterThan(5);
    expect(await server.stop()).toBe(0);
    expect(isAlive(postgres)).toBe(false);
  });

  if (isRoot) {
    it('in a folder closed to others starts for root, and says where the data is', async () => {
      const home = path.dirname(clone.root);
      const hash = createHash('sha256').update(realpathSync(clone.root)).digest('hex').slice(0, 16);
      const folder = `/var/lib/gongjian/${hash}`;
      chmodSync(home, 0o700);
      try {
        const server = await StandaloneUnderTest.start({ clone: clone.root, node: clone.node, dataFolder: null });
        expect(server.stderr).toContain(clone.root);
        expect(server.stderr).toContain(`数据保存在 ${folder}`);
        expect(existsSync(path.join(folder, 'postgres/PG_VERSION'))).toBe(true);
        expect(existsSync(path.join(clone.root, '.gongjian'))).toBe(false);
        const postgres = server.postgresPid(folder) ?? 0;
        expect(statSync(`/proc/${postgres}`).uid).not.toBe(0);
        expect(realpathSync(`/proc/${postgres}/exe`)).toMatch(/^\/var\/lib\/gongjian\/bin-/);
        expect((await divisionNames(server)).length).toBeGreaterThan(5);
        expect(await server.stop()).toBe(0);
        expect(isAlive(postgres)).toBe(false);
      } finally {
        chmodSync(home, 0o711);
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it('refuses a data folder that PostgreSQL cannot reach, naming it', async () => {
      const closed = temporaryFolder();
      chmodSync(closed, 0o700);
      const { code, stderr } = await StandaloneUnderTest.startAndEnd({ dataFolder: path.join(closed, 'data') });
      expect(code).toBe(1);
      expect(stderr).toContain(closed);
      expect(stderr).toContain('chmod');
      expect(stderr).not.toMatch(/^\s+at /m);
    });

    it("refuses another user's data folder, naming it", async () => {
      const foreign = temporaryFolder(nobody());
      const { code, stderr } = await StandaloneUnderTest.startAndEnd({ dataFolder: foreign });
      expect(code).toBe(1);
      expect(stderr).toContain(foreign);
      expect(stderr).toContain('chown');
    });
  }
});
