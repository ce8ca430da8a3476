import {
  FileErasureList,
  InMemoryKeyStore,
  Keyring,
  KeyringEraser,
  KeyringFileKeys,
  LocalMasterKey,
} from '@gongjian/shared-keys';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  access,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStoreContract, type FileStoreUnderTest } from './file-store.contract.js';
import { FileStoreUnavailable } from './file.errors.js';
import { FolderFileStore } from './folder-file-store.js';

const MAX_BYTES = 300_000;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-test-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

class FullDisk extends FolderFileStore {
  /** Bytes that still fit. */
  room = 0;

  protected override async openNew(path: string): Promise<FileHandle> {
    const handle = await super.openNew(path);
    const write = handle.write.bind(handle);
    handle.write = (async (bytes: Uint8Array, offset: number, length: number, position: number) => {
      const fits = Math.min(length, this.room);
      if (fits === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      this.room -= fits;
      return write(bytes, offset, fits, position);
    }) as typeof handle.write;
    return handle;
  }
}

function world(Store: typeof FolderFileStore = FolderFileStore) {
  const keyStore = new InMemoryKeyStore();
  const keyring = new Keyring(keyStore, LocalMasterKey.random());
  const erasures = new FileErasureList(join(folder, 'erasures'));
  const eraser = new KeyringEraser(keyStore, keyring, erasures, { now: () => '2026-03-01T08:00:00.000Z' });
  const objects = join(folder, 'objects');
  const store = new Store(new KeyringFileKeys(keyring), eraser, erasures, { folder: objects, maxBytes: MAX_BYTES });
  return { store, eraser, objects };
}

async function allFiles(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function pathIn(objects: string, tenant: string, fileId: string): string {
  return join(objects, tenant, fileId.slice(0, 2), fileId);
}

async function* of(...parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part as Buffer);
}

describe('the folder file store', () => {
  it.each(fileStoreContract)('$name', async ({ run }) => {
    const { store, objects } = world();
    const subject: FileStoreUnderTest = {
      store,
      maxBytes: MAX_BYTES,
      objects: async () => (await allFiles(objects)).length,
      async tamper(tenant, fileId, change) {
        const path = pathIn(objects, tenant, fileId);
        await writeFile(path, change(await readFile(path)));
      },
    };
    await run(subject);
  });

  it('writes no clear byte and no file name to the disk', async () => {
    const { store } = world();
    const canary = `示例姓名-${randomUUID()}`;
    const text = `${canary}\n`.repeat(4_000);
    const file = { tenant: randomUUID(), fileId: randomUUID(), fileName: `${canary}.txt`, content: of(text) };
    expect((await store.put(file)).type).toEqual({ mime: 'text/plain', extension: 'txt' });
    for (const path of await allFiles(folder)) {
      expect(path).not.toContain(canary);
      expect((await readFile(path)).includes(canary)).toBe(false);
      expect((await stat(path)).mode & 0o077).toBe(0);
    }
  });

  it('keeps nothing when the disk is full, at whichever byte, and works again with room', async () => {
    const { store, objects } = world(FullDisk);
    const full = store as FullDisk;
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);
    const file = { tenant: randomUUID(), fileId: randomUUID(), fileName: 'a.pdf' };
    for (const room of [0, 1, 256, 65_552, 131_104, 200_073]) {
      full.room = room;
      await expect(full.put({ ...file, content: of(content) })).rejects.toBeInstanceOf(FileStoreUnavailable);
      expect(await allFiles(objects)).toEqual([]);
    }
    full.room = 10_000_000;
    expect((await full.put({ ...file, content: of(content) })).size).toBe(content.length);
  });

  it('removes again what a restore brought back', async () => {
    const { store, objects } = world();
    const file = { tenant: randomUUID(), fileId: randomUUID(), fileName: 'a.txt' };
    await store.put({ ...file, content: of('示例') });
    await cp(objects, join(folder, 'backup'), { recursive: true });
    await store.destroy(file.tenant, file.fileId, 'e1');
    await cp(join(folder, 'backup'), objects, { recursive: true });
    await access(pathIn(objects, file.tenant, file.fileId));
    expect(await store.removeDestroyed()).toBe(1);
    expect(await allFiles(objects)).toEqual([]);
    expect(await store.removeDestroyed()).toBe(0);
  });

  it('removes what puts left unfinished a day ago, and nothing younger', async () => {
    const { store, objects } = world();
    const unfinished = join(objects, 'unfinished');
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, 'old'), 'x');
    await writeFile(join(unfinished, 'young'), 'x');
    const longAgo = Date.now() / 1_000 - 25 * 3_600;
    await utimes(join(unfinished, 'old'), longAgo, longAgo);
    await store.removeDestroyed();
    expect(await readdir(unfinished)).toEqual(['young']);
  });

  it('takes ids only as UUIDs, so that no id is a path', async () => {
    const { store } = world();
    const file = { tenant: randomUUID(), fileId: '../../x', fileName: 'a.txt', content: of('x') };
    await expect(store.put(file)).rejects.toBeInstanceOf(RangeError);
    await expect(store.get('..', randomUUID())).rejects.toBeInstanceOf(RangeError);
  });

  it('closes its file when a reader gives up', async () => {
    const { store } = world();
    const file = { tenant: randomUUID(), fileId: randomUUID(), fileName: 'a.txt' };
    await store.put({ ...file, content: of('示例'.repeat(60_000).slice(0, 90_000)) });
    const open = async (): Promise<number> => (await readdir('/proc/self/fd')).length;
    const before = await open();
    for (let turn = 0; turn < 5; turn += 1) {
      const stream = await store.get(file.tenant, file.fileId);
      const closed = new Promise((resolve) => stream.once('close', resolve));
      if (turn % 2 === 0) for await (const _part of stream) break;
      else stream.destroy();
      await closed;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(await open()).toBeLessThanOrEqual(before + 1);
  });
});
