import fc from 'fast-check';
import { fold, matchesIn } from './fold.js';

describe('the folding of a text', () => {
  it.each([
    ['無疫小區創建', '无疫小区创建'],
    ['清创〔２０２６〕３号', '清创(2026)3号'],
    ['清创【2026】 3 号', '清创(2026)3号'],
    ['ＡＢＣ Café', 'abccafe'],
    ['“共建”——方案', '"共建"--方案'],
    ['㈠ ①', '(一)1'],
    ['\u{20bb7}野', '\u{20bb7}野'],
    [' \t\n', ''],
  ])('of %j is %j', (written, folded) => {
    expect(fold(written).text).toBe(folded);
  });

  it('of a part is a part of the folding of the whole, for any text', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        expect(fold(before + part + after).text).toContain(fold(part).text);
      }),
    );
  });
});

describe('the places of a text in another', () => {
  it.each<readonly [string, string, readonly (readonly [number, number])[]]>([
    ['无疫小区创建方案', '创建', [[4, 6]]],
    [
      '無疫小區 創建，再創建',
      '创建',
      [
        [5, 7],
        [9, 11],
      ],
    ],
    ['清创〔2026〕15号', '(2026)', [[2, 8]]],
    ['㈠组', '一', [[0, 1]]],
    ['一一一', '一一', [[0, 2]]],
    ['方案', '创建', []],
    ['方案', '', []],
  ])('%j holds %j', (written, folded, places) => {
    expect(matchesIn(written, folded)).toEqual(places);
  });
});
