import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { processStartedAt } from './process-identity.js';
import { installedBinaries } from './server-binaries.js';
import {
  isRoot,
  killChildren,
  makeClone,
  nobody,
  removeFolders,
  startChild,
  temporaryFolder,
} from './testing/child-server.js';
import type { ChildAnswer } from './testing/child-server.js';

jest.setTimeout(60_000);

let clone: ReturnType<typeof makeClone>;

beforeAll(() => {
  clone = makeClone();
});

afterEach(async () => {
  await killChildren();
  chmodSync(clone.root, 0o711);
  if (isRoot) chownSync(clone.root, 0, 0);
  const data = path.join(clone.root, '.gongjian');
  if (existsSync(data) && (!isRoot || statSync(data).uid === 0)) {
    await EmbeddedPostgres.stopAbandoned(path.join(data, 'postgres'));
  }
  rmSync(data, { recursive: true, force: true });
});

afterAll(removeFolders);

function startedOf(answer: ChildAnswer): NonNullable<ChildAnswer['started']> {
  if (answer.started === undefined) throw new Error(answer.failed?.message);
  return answer.started;
}

async function expectToServe(answer: ChildAnswer): Promise<void> {
  const client = new Client(startedOf(answer).connection);
  await client.connect();
  expect((await client.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await client.end();
}

function userOf(pid: number): number {
  return statSync(`/proc/${pid}`).uid;
}

describe('an ordinary user', () => {
  const ids = isRoot ? nobody() : { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };

  it('runs everything as itself, from a clone closed to everybody else', async () => {
    if (isRoot) chownSync(clone.root, ids.uid, ids.gid);
    chmodSync(clone.root, 0o700);
    const child = startChild({ cloneRoot: clone.root, ...clone, ids });
    const answer = await child.answer;
    const started = startedOf(answer);
    await expectToServe(answer);
    expect(started.dataDir).toBe(path.join(realpathSync(clone.root), '.gongjian', 'postgres'));
    expect(answer.notices).toEqual([]);
    expect(userOf(started.pid)).toBe(ids.uid);
    expect(statSync(`${started.dataDir}.password`)).toMatchObject({ uid: ids.uid });
    expect(await child.finish()).toBe(0);
    expect(processStartedAt(started.pid)).toBeUndefined();
  });

  it('is refused a folder of another user', async () => {
    const folder = temporaryFolder();
    if (isRoot) {
      const answer = await startChild({ dataDir: path.join(folder, 'postgres'), ...clone, ids }).answer;
      expect(answer.failed).toMatchObject({ code: 'EMBEDDED_PG.FOLDER_FOREIGN' });
      expect(answer.failed?.message).toContain(realpathSync(folder));
    } else {
      const answer = await startChild({ dataDir: '/usr/postgres', ...clone }).answer;
      expect(answer.failed).toMatchObject({ code: 'EMBEDDED_PG.FOLDER_FOREIGN' });
      expect(answer.failed?.message).toContain('/usr');
    }
  });
});

const rootRules: Record<string, () => Promise<void>> = {
  'uses .gongjian of a clone its server user can enter, and runs the server as that user': async () => {
    const answer = await startChild({ cloneRoot: clone.root, ...clone }).answer;
    const started = startedOf(answer);
    await expectToServe(answer);
    expect(started.dataDir).toBe(path.join(realpathSync(clone.root), '.gongjian', 'postgres'));
    expect(answer.notices).toEqual([]);
    expect(userOf(started.pid)).not.toBe(0);
    expect(userOf(started.pid)).toBe(statSync(started.dataDir).uid);
    expect(statSync(`${started.dataDir}.password`).uid).toBe(0);
  },

  'in a closed clone keeps programs and data under /var/lib/gongjian and says so, each time': async () => {
    chmodSync(clone.root, 0o700);
    const first = startChild({ cloneRoot: clone.root, ...clone });
    const answer = await first.answer;
    const started = startedOf(answer);
    const folder = path.dirname(started.dataDir);
    try {
      await expectToServe(answer);
      expect(folder).toMatch(/^\/var\/lib\/gongjian\/[0-9a-f]{16}$/);
      expect(answer.notices).toHaveLength(1);
      expect(answer.notices[0]).toContain(folder);
      expect(answer.notices[0]).toContain(realpathSync(clone.root));
      const programs = `/var/lib/gongjian/bin-${installedBinaries().version}`;
      expect(readFileSync(`/proc/${started.pid}/cmdline`, 'utf8').split('\0')[0]).toBe(`${programs}/bin/postgres`);
      expect(existsSync(path.join(clone.root, '.gongjian'))).toBe(false);
      expect(await first.finish()).toBe(0);
      const second = await startChild({ cloneRoot: clone.root, ...clone }).answer;
      expect(second).toMatchObject({ started: { kind: 'started', dataDir: started.dataDir }, lines: [] });
      expect(second.notices).toEqual(answer.notices);
      await killChildren();
    } finally {
      await EmbeddedPostgres.stopAbandoned(started.dataDir);
      rmSync(folder, { recursive: true, force: true });
    }
  },

  'is refused a configured folder in a closed place': async () => {
    const closed = temporaryFolder(0o700);
    const answer = await startChild({ dataDir: path.join(closed, 'data', 'postgres'), ...clone }).answer;
    expect(answer.failed).toMatchObject({ code: 'EMBEDDED_PG.FOLDER_UNREACHABLE' });
    expect(answer.failed?.message).toContain(`chmod o+x '${realpathSync(closed)}'`);
  },

  'is refused the database of an ordinary user': async () => {
    const folder = temporaryFolder();
    const { uid, gid } = nobody();
    mkdirSync(path.join(folder, 'postgres'));
    mkdirSync(path.join(folder, 'postgres', 'base'));
    chownSync(path.join(folder, 'postgres'), uid, gid);
    const answer = await startChild({ dataDir: path.join(folder, 'postgres'), ...clone }).answer;
    expect(answer.failed).toMatchObject({ code: 'EMBEDDED_PG.FOLDER_FOREIGN' });
  },

  'adopts a server also where it may not trace other users’ processes': async () => {
    const through = ['setpriv', '--bounding-set', '-sys_ptrace', '--inh-caps', '-sys_ptrace'];
    const owner = startChild({ cloneRoot: clone.root, ...clone, through });
    const { pid, dataDir } = startedOf(await owner.answer);
    await owner.kill();
    const next = startChild({ dataDir, ...clone, through });
    expect(startedOf(await next.answer)).toMatchObject({ kind: 'adopted', pid });
    expect(await next.finish()).toBe(0);
  },
};

describe(isRoot ? 'root' : 'root, asked as an ordinary user', () => {
  if (isRoot) {
    it.each(Object.entries(rootRules))('%s', (_, rule) => rule());
  } else {
    it('has no part in it: nothing outside the clone is touched', async () => {
      const answer = await startChild({ cloneRoot: clone.root, ...clone }).answer;
      await expectToServe(answer);
      expect(startedOf(answer).dataDir.startsWith(realpathSync(clone.root))).toBe(true);
    });
  }
});
