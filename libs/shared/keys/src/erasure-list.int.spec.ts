import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileErasureList, type ErasureEntry } from './erasure-list.js';

let folder: string;
let list: FileErasureList;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongjian-test-erasures-'));
  list = new FileErasureList(join(folder, 'erasures'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = (): string => join(folder, 'erasures', 'erasures.jsonl');

function entry(number: number): ErasureEntry {
  return { tenant: 't', owner: `person:${number}`, eventId: `e${number}`, at: '2026-03-01T08:00:00.000Z' };
}

describe('the erasure list', () => {
  it('is empty before the first erasure', async () => {
    expect(await list.read()).toEqual({ entries: [], unreadable: [] });
  });

  it('keeps what several writers append at once, one line each', async () => {
    const entries = Array.from({ length: 40 }, (_unused, index) => entry(index));
    const other = new FileErasureList(join(folder, 'erasures'));
    await Promise.all(entries.map((one, index) => (index % 2 === 0 ? list : other).append(one)));
    const { entries: read, unreadable } = await list.read();
    expect([...read].sort((a, b) => Number(a.eventId.slice(1)) - Number(b.eventId.slice(1)))).toEqual(entries);
    expect(unreadable).toEqual([]);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await readFile(file(), 'utf8')).split('\n')).toHaveLength(41);
  });

  it('goes on after a write that was cut off, and names the line', async () => {
    await list.append(entry(1));
    await appendFile(file(), '{"tenant":"t","owner":"person:lost"');
    expect(await list.read()).toEqual({ entries: [entry(1)], unreadable: [2] });
    await list.append(entry(2));
    expect(await list.read()).toEqual({ entries: [entry(1), entry(2)], unreadable: [2] });
  });

  it.each(['null', '[]', '{}', '{"tenant":"t","owner":"x","eventId":"e","at":"a"}', 'garbage'])(
    'names a damaged line: %s',
    async (line) => {
      await list.append(entry(1));
      await appendFile(file(), `${line}\n`);
      await list.append(entry(2));
      expect(await list.read()).toEqual({ entries: [entry(1), entry(2)], unreadable: [2] });
    },
  );
});
