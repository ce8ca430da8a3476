import { differencesOf, normalOf } from './end-state.js';

const sameDay = (value: unknown) => new Map([['stream', normalOf(value, true)]]);
const anyDay = (value: unknown) => new Map([['stream', normalOf(value, false)]]);

describe('what two orders came to', () => {
  it('is told apart by what is, not by how it came to be', () => {
    const one = {
      revision: 3,
      at: '2026-05-11T02:00:00.000Z',
      facts: [{ factId: 'a' }, { factId: 'b' }],
      on: '2026-05-11',
    };
    const other = {
      revision: 5,
      at: '2026-05-11T03:00:00.000Z',
      facts: [{ factId: 'b' }, { factId: 'a' }],
      on: '2026-05-11',
    };
    expect(differencesOf(sameDay(one), sameDay(other))).toEqual([]);
    expect(differencesOf(sameDay(one), sameDay({ ...other, on: '2026-05-12' }))).toEqual([
      'stream/on: "2026-05-11" ≠ "2026-05-12"',
    ]);
    expect(differencesOf(anyDay(one), anyDay({ ...other, on: '2026-05-12' }))).toEqual([]);
    expect(differencesOf(anyDay(one), anyDay({ ...other, facts: [{ factId: 'a' }] }))).toHaveLength(1);
    expect(differencesOf(sameDay({ chain: ['a', 'b'] }), sameDay({ chain: ['b', 'a'] }))).toHaveLength(2);
    expect(differencesOf(sameDay(one), new Map())).toHaveLength(1);
  });

  it('leaves out which ground of a removal by rule came first, of no other', () => {
    const removed = (mode: string, clause: string) => sameDay({ mode, clause });
    expect(differencesOf(removed('byRule', '一'), removed('byRule', '二'))).toEqual([]);
    expect(differencesOf(removed('byDecision', '一'), removed('byDecision', '二'))).toHaveLength(1);
  });
});
