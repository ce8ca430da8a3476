import type { PackRecord } from '@gongjian/audit-contracts';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ListedRecords } from './listed-records.js';

const record = (id: string, last: string, title: string | null = null): PackRecord => ({
  kind: 'task',
  id,
  title,
  texts: ['柳荫社区'],
  events: 1,
  days: [last.slice(0, 10)],
  last,
  actors: [0],
  script: 0,
});

describe('the list of records', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gongjian-list-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is told newest first, in pages; what has no title is called as what it is about', async () => {
    const list = await ListedRecords.open(path.join(folder, 'records'));
    await list.put([
      { record: record('c', '2026-03-01T00:00:00.000Z'), about: 'subject' },
      { record: record('b', '2026-03-01T00:00:00.000Z'), about: 'nobody' },
    ]);
    await list.put([]);
    await list.put([{ record: record('subject', '2026-03-02T00:00:00.000Z', '河东镇'), about: null }]);
    const pages: (readonly PackRecord[])[] = [];
    for await (const page of list.pages(2)) pages.push(page);
    await list.close();
    expect(list.count).toBe(3);
    expect(pages).toEqual([
      [record('subject', '2026-03-02T00:00:00.000Z', '河东镇'), record('b', '2026-03-01T00:00:00.000Z')],
      [record('c', '2026-03-01T00:00:00.000Z', '河东镇')],
    ]);
  });
});
