import { readAll, type ReadPage } from './read-all.js';

const pages: Readonly<Record<string, ReadPage<number>>> = {
  first: { items: [1, 2], next: 'second' },
  second: { items: [3, 4], next: 'third' },
  third: { items: [5], next: null },
};

const from =
  (asked: (string | undefined)[]) =>
  async (cursor: string | undefined): Promise<ReadPage<number>> => {
    asked.push(cursor);
    return pages[cursor ?? 'first'] ?? { items: [], next: null };
  };

describe('a list that is exported', () => {
  it('is read from its beginning to its end', async () => {
    const [asked, told]: [(string | undefined)[], number[]] = [[], []];
    expect(await readAll(from(asked), 10, (count) => told.push(count))).toEqual({ rows: [1, 2, 3, 4, 5], cut: false });
    expect(asked).toEqual([undefined, 'second', 'third']);
    expect(told).toEqual([2, 4, 5]);
  });

  it('is cut at the bound, and says so', async () => {
    expect(await readAll(from([]), 3, () => {})).toEqual({ rows: [1, 2, 3], cut: true });
    expect(await readAll(from([]), 4, () => {})).toEqual({ rows: [1, 2, 3, 4], cut: true });
    expect(await readAll(from([]), 5, () => {})).toEqual({ rows: [1, 2, 3, 4, 5], cut: false });
  });
});
