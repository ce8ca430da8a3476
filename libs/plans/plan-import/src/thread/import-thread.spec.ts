import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';

import { DocumentRefused } from '../document-refused.js';
import { importPlanDocument } from '../plan-import.js';
import { ImportBusy, ImportStopped, ImportThread } from './import-thread.js';
import type { ImportThreadOptions } from './import-thread.js';

/** A thread that answers its own number, and does what the name of a document tells. */
const obedient = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ fileName }) => {
      if (fileName === 'spin') for (;;);
      if (fileName === 'exit') process.exit(3);
      if (fileName === 'throw') throw new Error('broken');
      if (fileName === 'grow') for (const held = []; ; ) held.push(new Array(1000).fill(held.length));
      parentPort.postMessage({ kind: 'read', json: new TextEncoder().encode(String(threadId)) });
    });
    parentPort.postMessage({ kind: 'ready' });
  `)}`,
);

const open: ImportThread[] = [];

function thread(options: ImportThreadOptions = {}): ImportThread {
  const started = new ImportThread(options);
  open.push(started);
  return started;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function text(json: Promise<Uint8Array>): Promise<string> {
  return new TextDecoder().decode(await json);
}

async function reasonOf(read: Promise<unknown>): Promise<unknown> {
  try {
    await read;
  } catch (error) {
    return error instanceof DocumentRefused ? error.code : error;
  }
  return 'read';
}

const named = (fileName: string) => ({ bytes: Buffer.from('文'), fileName });

describe('the built thread', () => {
  it('answers what the importer answers, and the hash of what it read', async () => {
    const bytes = readFileSync(new URL('../../fixtures/water-town-notice.txt', import.meta.url));
    const answer: unknown = JSON.parse(await text(thread().read({ bytes, fileName: 'a.txt' })));
    const document = { size: bytes.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown };
    expect(answer).toEqual({ ...(await importPlanDocument({ bytes, fileName: 'a.txt' })), document });
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('refuses as the importer refuses', async () => {
    const reader = thread();
    expect(await reasonOf(reader.read({ bytes: Buffer.from(''), fileName: 'a.txt' }))).toBe('DOCUMENT.EMPTY');
    expect(await reasonOf(reader.read({ bytes: Buffer.from('%PDF'), fileName: 'a.pdf' }))).toBe(
      'DOCUMENT.UNSUPPORTED_TYPE',
    );
  });

  it('leaves the process free while it reads', async () => {
    const reader = thread();
    let turns = 0;
    let done = false;
    const reading = reader.read({ bytes: Buffer.from('一'.repeat(1 << 20)), fileName: 'a.txt' }).finally(() => {
      done = true;
    });
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    expect((await reading).length).toBeGreaterThan(1 << 20);
    expect(turns).toBeGreaterThan(100);
  });
});

describe('a thread', () => {
  it('is kept for the next document', async () => {
    const reader = thread({ entry: obedient });
    const first = await text(reader.read(named('a')));
    expect(await text(reader.read(named('b')))).toBe(first);
  });

  it('has a bounded queue, read in order', async () => {
    const reader = thread({ entry: obedient, waiting: 2 });
    const order: string[] = [];
    const reads = ['a', 'b', 'c'].map(async (name) => {
      await reader.read(named(name));
      order.push(name);
    });
    expect(reader.isFull).toBe(true);
    expect(await reasonOf(reader.read(named('d')))).toBeInstanceOf(ImportBusy);
    await Promise.all(reads);
    expect(order).toEqual(['a', 'b', 'c']);
    expect(reader.isFull).toBe(false);
    expect(await reasonOf(reader.read(named('e')))).toBe('read');
  });

  it.each([
    ['takes too long', 'spin', 'DOCUMENT.TOO_COMPLEX'],
    ['takes too much memory', 'grow', 'DOCUMENT.TOO_COMPLEX'],
    ['ends it', 'exit', expect.objectContaining({ message: expect.stringContaining('code 3') as unknown })],
    ['breaks it', 'throw', expect.objectContaining({ message: 'broken' })],
  ])('is replaced when a document %s', async (_what, name, reason) => {
    const reader = thread({ entry: obedient, heapMiB: 24, timeLimitMs: name === 'spin' ? 500 : 30_000 });
    const before = await text(reader.read(named('a')));
    const hostile = reasonOf(reader.read(named(name)));
    const next = text(reader.read(named('b')));
    expect(await hostile).toEqual(reason);
    expect(await next).toMatch(/^\d+$/);
    expect(await next).not.toBe(before);
  });

  it('that cannot start refuses those that wait, and is tried again', async () => {
    const reader = thread({ entry: new URL('data:text/javascript,throw new Error("no start")') });
    const reads = [reasonOf(reader.read(named('a'))), reasonOf(reader.read(named('b')))];
    for (const reason of await Promise.all(reads)) expect(reason).toMatchObject({ message: 'no start' });
    expect(await reasonOf(reader.read(named('c')))).toMatchObject({ message: 'no start' });
  });

  it('that is not built says so', async () => {
    const reader = thread({ entry: new URL('./nowhere.js', import.meta.url) });
    expect(() => reader.start()).toThrow(/nowhere\.js is missing: the package is not built/);
    expect(await reasonOf(reader.read(named('a')))).toMatchObject({
      message: expect.stringContaining('not built') as unknown,
    });
  });

  it('that is closed rejects what it reads, what waits and what comes', async () => {
    const reader = thread({ entry: obedient });
    await reader.read(named('a'));
    const reads = [reasonOf(reader.read(named('spin'))), reasonOf(reader.read(named('b')))];
    await reader.close();
    for (const reason of await Promise.all(reads)) expect(reason).toBeInstanceOf(ImportStopped);
    expect(await reasonOf(reader.read(named('c')))).toBeInstanceOf(ImportStopped);
  });
});
