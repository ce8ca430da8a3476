import type { Change } from './change.js';
import { ToldChanges } from './told-changes.js';

const change = (n: number): Change => {
  const position = String(n).padStart(4, '0');
  return { tenant: 't', kind: 'task', id: position, position, frame: '' };
};
const after = (told: ToldChanges, n: number): readonly string[] | null =>
  told.after(change(n).position)?.map(({ id }) => id) ?? null;

describe('what was told lately', () => {
  it('is known after any position while nothing was let go', () => {
    const told = new ToldChanges(8, null);
    told.push([change(3), change(5)]);
    expect([after(told, 1), after(told, 3), after(told, 5)]).toEqual([['0003', '0005'], ['0005'], []]);
    expect(told.last).toBe('0005');
  });

  it('is not known before what was let go', () => {
    const told = new ToldChanges(8, null);
    told.push(Array.from({ length: 12 }, (_each, n) => change(n)));
    expect(after(told, 3)).toBeNull();
    expect(after(told, 4)).toEqual(['0005', '0006', '0007', '0008', '0009', '0010', '0011']);
  });

  it('is not known before it was begun, nor after something was told in one', () => {
    const told = new ToldChanges(8, '0007');
    expect([told.last, after(told, 7), after(told, 8)]).toEqual(['0007', null, []]);
    told.push([change(9)]);
    told.forget();
    expect([told.last, after(told, 9), after(told, 10)]).toEqual(['0009', null, []]);
  });
});
