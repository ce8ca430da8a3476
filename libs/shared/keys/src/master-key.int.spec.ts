import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalMasterKey } from './master-key.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-test-master-'));
  path = join(folder, 'keys', 'master.key');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the master key’s file', () => {
  it('is made once, for its owner only, and read again', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => LocalMasterKey.fromFileOrNew(path)));
    const wrapped = await (keys[0] as LocalMasterKey).wrap(Buffer.alloc(32, 1), { a: 'b' });
    for (const key of [...keys, await LocalMasterKey.fromFile(path)]) {
      expect(await key.unwrap(wrapped, { a: 'b' })).toEqual(Buffer.alloc(32, 1));
    }
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'keys'))).toEqual(['master.key']);
    expect(await readFile(path, 'utf8')).toMatch(/^[A-Za-z0-9_-]{43}\n$/);
  });

  it('is missing when it is, and not made by reading', async () => {
    await expect(LocalMasterKey.fromFile(path)).rejects.toMatchObject({
      code: 'MASTER_KEY_UNUSABLE',
      problem: 'missing',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused when others may read it', async () => {
    await LocalMasterKey.fromFileOrNew(path);
    if (isRoot) await chown(path, NOBODY, NOBODY);
    await chmod(path, 0o640);
    await expect(LocalMasterKey.fromFileOrNew(path)).rejects.toMatchObject({ problem: 'too-open', path });
  });

  it('may be read by a group where it belongs to root', async () => {
    if (!isRoot) return;
    const key = await LocalMasterKey.fromFileOrNew(path);
    await chmod(path, 0o440);
    const wrapped = await key.wrap(Buffer.alloc(32, 1), { a: 'b' });
    expect(await (await LocalMasterKey.fromFile(path)).unwrap(wrapped, { a: 'b' })).toEqual(Buffer.alloc(32, 1));
    for (const mode of [0o660, 0o444, 0o604]) {
      await chmod(path, mode);
      await expect(LocalMasterKey.fromFile(path)).rejects.toMatchObject({ problem: 'too-open' });
    }
  });

  it.each(['', 'short\n', `${'A'.repeat(43)}\n\n`, `${'A'.repeat(42)}!\n`])(
    'is refused when it holds %p',
    async (text) => {
      const other = join(folder, 'master.key');
      await writeFile(other, text, { mode: 0o600 });
      await expect(LocalMasterKey.fromFileOrNew(other)).rejects.toMatchObject({ problem: 'malformed' });
    },
  );
});
