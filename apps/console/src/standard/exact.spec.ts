import { rational } from '@gongjian/shared-kernel';
import { change, cut, figure, lost, missingTo, percent } from './exact.js';

describe('figures', () => {
  it('stand as they are written', () => {
    expect([figure(10), figure('8.99'), figure(null)]).toEqual(['10', '8.99', '—']);
  });

  it('are cut off, never rounded', () => {
    expect(figure({ n: 2, d: 3 })).toBe('0.66');
    expect(percent({ n: 9499, d: 10_000 })).toBe('94.99%');
    expect(percent({ n: 94_999, d: 100_000 })).toBe('94.99%');
    expect(percent({ n: 1, d: 1 })).toBe('100.00%');
  });

  it('are cut towards zero', () => {
    expect(cut(rational({ n: -5, d: 3 }), 1)).toBe('-1.6');
    expect(cut(rational({ n: -1, d: 300 }), 2)).toBe('0.00');
    expect(cut(rational(7), 0)).toBe('7');
  });

  it('say what was lost', () => {
    expect(lost('8.99', 10)).toBe('1.01');
    expect(lost(9, 10)).toBe('1');
    expect(lost(10, 10)).toBeNull();
    expect(lost(null, null)).toBeNull();
  });

  it('say what is missing to a bar', () => {
    expect(missingTo({ atLeast: 9 }, '8.99')).toBe('0.01');
    expect(missingTo({ atLeast: 9 }, 9)).toBeNull();
  });

  it('say which way they went', () => {
    expect([change('1.5'), change('-0.4'), change(0), change(null)]).toEqual(['+1.5', '-0.4', '0', '—']);
  });
});
