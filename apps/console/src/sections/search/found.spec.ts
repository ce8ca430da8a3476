import { contextOf, groupsOf, KINDS, leftOf, pageOf, partsOf, SEARCHED, type Found, type Kind } from './found.js';

const of = (kind: Kind, id: string): Found => ({
  kind,
  id,
  title: id,
  subtitle: null,
  matched: [],
  found: null,
  leadsTo: {},
});

describe('what was found', () => {
  it('is grouped by kind, each in the order it was ranked', () => {
    const groups = groupsOf([
      { items: [of('unit', 'u1'), of('subject', 's1'), of('unit', 'u2')], more: true },
      { items: [of('plan', 'p1'), of('task', 't1')], more: false },
    ]);
    expect(groups.map(({ kind, items, more }) => [kind, items.map(({ id }) => id), more])).toEqual([
      ['task', ['t1'], false],
      ['plan', ['p1'], false],
      ['subject', ['s1'], true],
      ['unit', ['u1', 'u2'], true],
    ]);
  });

  it('says of what time ran out, and where one narrows it down', () => {
    const answers = [
      { items: [], more: true, unfinished: ['task' as const] },
      { items: [of('unit', 'u1')], more: false, unfinished: [] },
    ];
    expect(leftOf(answers)).toEqual({ unfinished: ['task'], narrow: false });
    expect(leftOf([...answers, { items: [], more: true, unfinished: [] }])).toEqual({
      unfinished: ['task'],
      narrow: true,
    });
    expect(leftOf([])).toEqual({ unfinished: [], narrow: false });
  });

  it('has a page and a context for every kind that is searched', () => {
    expect(Object.values(SEARCHED).flat().sort()).toEqual([...KINDS].sort());
    for (const [context, kinds] of Object.entries(SEARCHED))
      for (const kind of kinds) expect(contextOf(kind)).toBe(context);
    expect(pageOf({ kind: 'circular', id: 'c', leadsTo: {} })).toBe('/praise/circulars/c');
    expect(pageOf({ kind: 'task', id: 't', leadsTo: { planId: 'p', fileId: 'f' } })).toBe('/tasks/t?file=f');
  });
});

describe('a text with what was searched for in it', () => {
  const marked = (text: string, ranges: readonly (readonly number[])[]): string =>
    partsOf(text, ranges)
      .map((part) => (part.matched ? `[${part.text}]` : part.text))
      .join('');

  it('has it marked, at the beginning, inside and at the end', () => {
    expect(
      marked('创建无疫小区创建', [
        [0, 2],
        [6, 8],
      ]),
    ).toBe('[创建]无疫小区[创建]');
    expect(marked('清创〔2026〕3号', [[3, 7]])).toBe('清创〔[2026]〕3号');
    expect(marked('方案', [])).toBe('方案');
  });

  it('loses nothing where ranges touch, overlap or come in another order', () => {
    expect(
      marked('abcdef', [
        [2, 4],
        [0, 3],
      ]),
    ).toBe('[abc][d]ef');
    expect(marked('abcdef', [[4, 9]])).toBe('abcd[ef]');
  });
});
