import { rowChanges } from './row-changes.js';

describe('what changed in a row', () => {
  it('is nothing when nothing did, whatever the order of members', () => {
    expect(rowChanges({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toEqual([]);
    expect(rowChanges(undefined, undefined)).toEqual([]);
  });

  it('names each place with its value before and after', () => {
    expect(rowChanges({ a: 1, 'b/c~d': { e: 'x', f: 0 } }, { a: 2, 'b/c~d': { e: 'x', f: 1 }, g: null })).toEqual([
      { path: '/a', before: 1, after: 2 },
      { path: '/b~1c~0d/f', before: 0, after: 1 },
      { path: '/g', after: null },
    ]);
  });

  it('shows a row that came or went as a whole', () => {
    expect(rowChanges(undefined, { a: 1 })).toEqual([{ path: '', after: { a: 1 } }]);
    expect(rowChanges({ a: 1 }, undefined)).toEqual([{ path: '', before: { a: 1 } }]);
  });

  it('leaves out what every event moves, and only there', () => {
    const [before, after] = [
      { at: 1, n: 1, inner: { at: 1 } },
      { at: 2, n: 2, inner: { at: 2 } },
    ];
    expect(rowChanges(before, after, ['at'])).toEqual([
      { path: '/inner/at', before: 1, after: 2 },
      { path: '/n', before: 1, after: 2 },
    ]);
    expect(rowChanges({ at: 1 }, { at: 2 }, ['at'])).toEqual([]);
    expect(rowChanges(undefined, { at: 1 }, ['at'])).toEqual([{ path: '', after: { at: 1 } }]);
  });

  it('keeps lists of plain values whole', () => {
    expect(rowChanges({ a: [1, 2] }, { a: [1, 2, 3] })).toEqual([{ path: '/a', before: [1, 2], after: [1, 2, 3] }]);
  });

  it('matches elements of a list by id, wherever they moved', () => {
    const before = {
      list: [
        { id: 'x', n: 1 },
        { id: 'y', n: 2 },
      ],
    };
    const after = {
      list: [
        { id: 'new', n: 0 },
        { id: 'x', n: 5 },
      ],
    };
    expect(rowChanges(before, after)).toEqual([
      { path: '/list/0', after: { id: 'new', n: 0 } },
      { path: '/list/1/n', before: 1, after: 5 },
      { path: '/list/1', before: { id: 'y', n: 2 } },
    ]);
  });

  it('compares elements without an id place by place', () => {
    expect(rowChanges([{ n: 1 }, { n: 2 }], [{ n: 1 }, { n: 3 }, { n: 4 }])).toEqual([
      { path: '/1/n', before: 2, after: 3 },
      { path: '/2', after: { n: 4 } },
    ]);
  });

  it('never looks into a sealed value', () => {
    const sealed = (ct: string): object => ({ $sealed: { alg: 'a', key: 'k', nonce: 'n', ct, at: 'p' } });
    expect(rowChanges({ name: sealed('1') }, { name: sealed('1') })).toEqual([]);
    expect(rowChanges({ name: sealed('1') }, { name: sealed('2') })).toEqual([
      { path: '/name', before: sealed('1'), after: sealed('2') },
    ]);
  });
});
