import type { DivisionRow } from '@gongjian/directory-domain';
import { DivisionTree } from './division-tree.js';

const division = (id: string, parents: readonly (readonly [string | null, string])[]): DivisionRow => ({
  id,
  status: 'standing',
  code: '990000000000',
  level: 'county',
  foundedOn: '2000-01-01',
  names: [{ value: id, from: '2000-01-01', revision: 0 }],
  parents: parents.map(([parent, from], revision) => ({
    value: parent === null ? null : { id: parent, name: parent, code: '' },
    from,
    revision,
  })),
  endedOn: null,
  mergedInto: null,
  revision: parents.length - 1,
});

const whole = [
  division('province', [[null, '2000-01-01']]),
  division('east', [['province', '2000-01-01']]),
  division('west', [['province', '2000-01-01']]),
  division('town', [
    ['east', '2000-01-01'],
    ['west', '2026-07-01'],
  ]),
  division('village', [['town', '2000-01-01']]),
];

describe('the tree of divisions', () => {
  it('knows who stands under whom on a day', () => {
    const tree = new DivisionTree();
    tree.put(whole);
    expect([...tree.subtree('east', '2026-06-30')].sort()).toEqual(['east', 'town', 'village']);
    expect([...tree.subtree('west', '2026-06-30')]).toEqual(['west']);
    expect([...tree.subtree('west', '2026-07-01')].sort()).toEqual(['town', 'village', 'west']);
    expect(tree.path('village', '2026-07-01').map(({ id }) => id)).toEqual(['village', 'town', 'west', 'province']);
  });
  it('takes in what changes', () => {
    const tree = new DivisionTree();
    tree.put(whole);
    expect(tree.subtree('west', '2026-01-01').has('new')).toBe(false);
    tree.put([division('new', [['west', '2000-01-01']])]);
    expect(tree.subtree('west', '2026-01-01').has('new')).toBe(true);
  });
  it('has nothing for what it does not know, and ends on a circle', () => {
    const tree = new DivisionTree();
    tree.put([division('a', [['b', '2000-01-01']]), division('b', [['a', '2000-01-01']])]);
    expect(tree.division('x', '2026-01-01')).toBeNull();
    expect(tree.subtree('x', '2026-01-01').size).toBe(0);
    expect(tree.path('x', '2026-01-01')).toEqual([]);
    expect([...tree.subtree('a', '2026-01-01')].sort()).toEqual(['a', 'b']);
    expect(tree.path('a', '2026-01-01').map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
