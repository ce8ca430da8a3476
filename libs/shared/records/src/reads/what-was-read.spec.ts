import { filtersOf, recordsOf, shownIn } from './what-was-read.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('what is kept of a read', () => {
  it('is ids and days of the query, and of what was typed the name of the field', () => {
    expect(filtersOf({ divisionId: id(1), name: '李小明', due: '2026-03-31', status: 'assigned,open' })).toEqual([
      { name: 'divisionId', values: [id(1)] },
      { name: 'name', values: [] },
      { name: 'due', values: ['2026-03-31'] },
      { name: 'status', values: [] },
    ]);
    expect(filtersOf({ id: [id(1), `${id(2)},x`] })).toEqual([{ name: 'id', values: [id(1), id(2)] }]);
    expect(filtersOf(undefined)).toEqual([]);
  });

  it('is the ids in the address', () => {
    expect(recordsOf({ id: id(10).replace('8000', 'A000'), kind: 'task' })).toEqual([id(10).replace('8000', 'a000')]);
    expect(recordsOf(undefined)).toEqual([]);
  });

  it('is the ids in the answer, of a list 200 at most', () => {
    expect(shownIn({ id: id(1), name: '柳岸社区' })).toEqual([id(1)]);
    expect(shownIn({ items: [{ id: id(1) }, { id: 7 }, null, {}, { id: id(2) }], id: id(3) })).toEqual([id(1), id(2)]);
    expect(shownIn({ items: Array.from({ length: 300 }, (_each, n) => ({ id: id(n) })) })).toHaveLength(200);
    expect(shownIn(undefined)).toEqual([]);
    expect(shownIn('bytes')).toEqual([]);
  });
});
