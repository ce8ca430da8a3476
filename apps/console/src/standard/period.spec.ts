import { periodInWords } from './period.js';

describe('a period in words', () => {
  it.each([
    ['2026', '2026年', '2026'],
    ['2026-H1', '2026年上半年', 'half 1 of 2026'],
    ['2026-Q3', '2026年三季度', 'Q3 2026'],
    ['2026-06', '2026年6月', 'June 2026'],
    ['2026-W48', '2026年第48周', 'week 48 of 2026'],
    ['2026-06-01', '2026年6月1日', '1 June 2026'],
    ['2026-09-28/2026-11-27', '2026年9月28日 – 2026年11月27日', '28 September 2026 – 27 November 2026'],
    ['once', '全程', 'the whole campaign'],
    ['春季', '春季', '春季'],
  ])('%s', (key, zh, en) => {
    expect([periodInWords(key, 'zh'), periodInWords(key, 'en')]).toEqual([zh, en]);
  });
});
