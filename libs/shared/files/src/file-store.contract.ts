import { isDomainError } from '@gongjian/shared-kernel';
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { StoredFileCorrupt } from './file.errors.js';
import type { FileStore, FileToPut } from './file-store.js';

/** What a check needs besides the store. `tamper` changes the stored object of a file, `objects` counts all objects. */
export interface FileStoreUnderTest {
  readonly store: FileStore;
  /** Clear bytes at most; between 200 KiB and 2 MiB. */
  readonly maxBytes: number;
  readonly objects: () => Promise<number>;
  /** The stored bytes are replaced by what `change` makes of them. */
  readonly tamper: (tenant: string, fileId: string, change: (object: Buffer) => Buffer) => Promise<void>;
}

/** One promise of the port, as a check to run on a store. */
export interface FileStoreCheck {
  readonly name: string;
  readonly run: (subject: FileStoreUnderTest) => Promise<void>;
}

const PDF = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');

async function* inParts(content: Buffer, partBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += partBytes) yield content.subarray(at, at + partBytes);
}

function file(content: Buffer, change: Partial<FileToPut> = {}, partBytes = 10_007): FileToPut {
  return {
    tenant: randomUUID(),
    fileId: randomUUID(),
    fileName: '示例.pdf',
    content: inParts(content, partBytes),
    ...change,
  };
}

function pdf(size: number): Buffer {
  return Buffer.concat([PDF, randomBytes(size - PDF.length)]);
}

async function read(store: FileStore, tenant: string, fileId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await store.get(tenant, fileId)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function refused(work: Promise<unknown>, code: string): Promise<void> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  ok(error !== null, `expected ${code}, but it was accepted`);
  if (!isDomainError(error)) throw new Error(`expected ${code}`, { cause: error });
  equal(error.code, code);
}

/** The whole contract of {@link FileStore}; run it on every implementation. */
export const fileStoreContract: readonly FileStoreCheck[] = [
  {
    name: 'gives back what was put, of any length, with digest, size, type and name',
    async run({ store }) {
      for (const size of [PDF.length + 1, 4_100, 65_535, 65_536, 65_537, 131_072, 200_000]) {
        const content = pdf(size);
        const put = file(content, { fileName: ' 会议纪要.PDF' });
        deepStrictEqual(await store.put(put), {
          fileId: put.fileId,
          sha256: createHash('sha256').update(content).digest('hex'),
          size,
          type: { mime: 'application/pdf', extension: 'pdf' },
          fileName: '会议纪要.PDF',
        });
        ok((await read(store, put.tenant, put.fileId)).equals(content));
      }
    },
  },
  {
    name: 'does not care how the content is cut into parts',
    async run({ store }) {
      const content = pdf(140_000);
      for (const partBytes of [1_000, 65_536, 140_000]) {
        const put = file(content, {}, partBytes);
        await store.put(put);
        ok((await read(store, put.tenant, put.fileId)).equals(content));
      }
    },
  },
  {
    name: 'answers a repeated put alike and refuses another content under the same id',
    async run({ store }) {
      const content = pdf(100_000);
      const put = file(content);
      const first = await store.put(put);
      deepStrictEqual(await store.put({ ...put, content: inParts(content, 5_000) }), first);
      await refused(store.put({ ...put, content: inParts(pdf(100_000), 5_000) }), 'FILE.EXISTS');
      await refused(store.put({ ...put, content: inParts(pdf(90_000), 5_000) }), 'FILE.EXISTS');
      ok((await read(store, put.tenant, put.fileId)).equals(content));
    },
  },
  {
    name: 'keeps one of several contents that are put at once under one id',
    async run({ store }) {
      const contents = [pdf(70_000), pdf(70_001), pdf(70_002)];
      const id = { tenant: randomUUID(), fileId: randomUUID() };
      const outcomes = await Promise.allSettled(contents.map((content) => store.put(file(content, id))));
      equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1);
      const kept = contents[outcomes.findIndex((outcome) => outcome.status === 'fulfilled')] as Buffer;
      ok((await read(store, id.tenant, id.fileId)).equals(kept));
    },
  },
  {
    name: 'knows no file of another tenant',
    async run({ store }) {
      const put = file(pdf(1_000));
      await store.put(put);
      await refused(store.get(randomUUID(), put.fileId), 'FILE.NOT_FOUND');
      await refused(store.get(put.tenant, randomUUID()), 'FILE.NOT_FOUND');
    },
  },
  {
    name: 'refuses empty, too large, secret and unknown content and keeps nothing of it',
    async run({ store, maxBytes, objects }) {
      const before = await objects();
      await refused(store.put(file(Buffer.alloc(0))), 'FILE.EMPTY');
      await refused(store.put(file(pdf(maxBytes + 1))), 'FILE.TOO_LARGE');
      await refused(store.put(file(randomBytes(5_000))), 'FILE.TYPE_REFUSED');
      await refused(store.put(file(pdf(1_000), { fileName: '机密.pdf' })), 'FILE.SECRET');
      await refused(store.put(file(pdf(1_000), { fileName: '../x.pdf' })), 'FILE.NAME_REFUSED');
      await refused(store.put(file(Buffer.from('机密★10年\n关于示例的通知'))), 'FILE.SECRET');
      equal(await objects(), before);
      await store.put(file(pdf(maxBytes)));
    },
  },
  {
    name: 'stops taking in as soon as the content is too large',
    async run({ store, maxBytes, objects }) {
      const before = await objects();
      let taken = 0;
      let ended = false;
      const endless = async function* (): AsyncGenerator<Buffer> {
        try {
          for (;;) {
            const part = taken === 0 ? pdf(50_000) : randomBytes(50_000);
            taken += part.length;
            yield part;
          }
        } finally {
          ended = true;
        }
      };
      await refused(store.put(file(PDF, { content: endless() })), 'FILE.TOO_LARGE');
      ok(taken <= maxBytes + 50_000);
      ok(ended);
      equal(await objects(), before);
    },
  },
  {
    name: 'keeps nothing when the content breaks off',
    async run({ store, objects }) {
      const before = await objects();
      const put = file(PDF, {
        content: (async function* (): AsyncGenerator<Buffer> {
          yield pdf(150_000);
          throw new Error('connection lost');
        })(),
      });
      const error: unknown = await store.put(put).catch((reason: unknown) => reason);
      equal((error as Error).message, 'connection lost');
      equal(await objects(), before);
      await refused(store.get(put.tenant, put.fileId), 'FILE.NOT_FOUND');
    },
  },
  {
    name: 'never answers a changed or shortened object as whole',
    async run({ store, tamper }) {
      const changes: ((object: Buffer) => Buffer)[] = [
        (object) => object.subarray(0, object.length - 1),
        (object) => object.subarray(0, 256 + 65_536 + 16),
        (object) => Buffer.concat([object, Buffer.alloc(30)]),
        (object) => {
          const copy = Buffer.from(object);
          copy[object.length - 40] = (copy[object.length - 40] as number) ^ 0xff;
          return copy;
        },
      ];
      for (const change of changes) {
        const put = file(pdf(150_000));
        await store.put(put);
        await tamper(put.tenant, put.fileId, change);
        const error: unknown = await read(store, put.tenant, put.fileId).catch((reason: unknown) => reason);
        ok(error instanceof StoredFileCorrupt, String(error));
      }
    },
  },
  {
    name: 'destroys a file for ever, whether it is stored or not',
    async run({ store, objects }) {
      const put = file(pdf(1_000));
      await store.put(put);
      const stored = await objects();
      await store.destroy(put.tenant, put.fileId, randomUUID());
      equal(await objects(), stored - 1);
      await refused(store.get(put.tenant, put.fileId), 'FILE.DESTROYED');
      await refused(store.put({ ...put, content: inParts(pdf(1_000), 1_000) }), 'FILE.DESTROYED');
      await store.destroy(put.tenant, put.fileId, randomUUID());
      const never = file(pdf(1_000));
      await store.destroy(never.tenant, never.fileId, randomUUID());
      await refused(store.put(never), 'FILE.DESTROYED');
      equal(await objects(), stored - 1);
    },
  },
];
