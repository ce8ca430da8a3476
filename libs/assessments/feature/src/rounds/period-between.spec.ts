import { periodBetween } from './period-between.js';

describe('the period of a round opened by hand', () => {
  it.each([
    ['2026-01-01', '2026-12-31', '2026'],
    ['2026-07-01', '2026-12-31', '2026-H2'],
    ['2026-07-01', '2026-09-30', '2026-Q3'],
    ['2026-11-01', '2026-11-30', '2026-11'],
    ['2026-11-16', '2026-11-22', '2026-W47'],
    ['2026-11-22', '2026-11-22', '2026-11-22'],
    ['2026-11-02', '2026-11-30', '2026-11-02/2026-11-30'],
  ])('from %s to %s is %s', (from, to, key) => expect(periodBetween({ from, to })).toEqual({ key, from, to }));
});
