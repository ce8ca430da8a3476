import fc from 'fast-check';
import { fold } from './fold.js';
import { EDGE, gramsOf, searchText } from './grams.js';

describe('the grams of a text', () => {
  it.each([
    ['无疫小区', ['无疫', '疫小', '小区']],
    ['(2026)15号', ['(20', '202', '026', '26)', '6)1', ')15', '15', '5号']],
    ['区', []],
    ['ab', []],
    ['abc', ['abc']],
    [`${EDGE}区${EDGE}`, [`${EDGE}区`, `区${EDGE}`]],
    [`${EDGE}ab${EDGE}`, [`${EDGE}a`, 'ab', `b${EDGE}`]],
    ['𠮷野', ['𠮷野']],
  ])('%j are %j', (text, grams) => {
    expect(gramsOf(text)).toEqual(grams);
  });

  it('are among those of any text that holds it', () => {
    const folded = fc
      .string({ unit: fc.constantFrom('创', '建', '区', 'a', 'b', '1', '2', '(', '𠮷') })
      .map((text) => fold(text).text);
    fc.assert(
      fc.property(folded, folded, folded, (before, part, after) => {
        const whole = new Set(gramsOf(searchText([before + part + after, before])));
        expect(gramsOf(part).filter((gram) => !whole.has(gram))).toEqual([]);
      }),
    );
  });

  it('of a whole text and of its beginning are told by the edges', () => {
    const text = searchText(['社区创建', '', '创建']);
    expect(text).toBe(`${EDGE}社区创建${EDGE}创建${EDGE}`);
    expect(gramsOf(text)).toContain(`${EDGE}创`);
    expect(searchText([''])).toBe('');
  });
});
