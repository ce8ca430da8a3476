import type { Fact } from '@gongjian/shared-kernel';
import { factsBefore, factsWithin, isLimited, periodFor, readingWithin, requireNoPeriod } from './records-period.js';

const record = { category: 'task', types: {} } as const;
const standing = { ...record, lasting: 'standing' } as const;
const reference = { ...record, lasting: 'reference' } as const;
const at = (recordedAt: string): Fact => ({ metadata: { recordedAt } }) as unknown as Fact;
const spring = { from: '2026-03-01T00:00:00.000Z', before: '2026-06-01T00:00:00.000Z' };
const [winter, first, last, summer] = [
  at('2026-01-10T00:00:00.000Z'),
  at('2026-03-01T00:00:00.000Z'),
  at('2026-05-31T23:59:59.999Z'),
  at('2026-06-01T00:00:00.000Z'),
];

describe('a period of records', () => {
  it('takes its first moment in, and leaves out the one after its last', () => {
    expect(factsWithin(record, [winter, first, last, summer], spring)).toEqual([winter, first, last]);
    expect(factsWithin(record, [winter, first], spring)).toEqual([winter, first]);
    expect(factsBefore([winter, first, last], spring)).toBe(1);
  });

  it('leaves out what nothing happened to in it', () => {
    expect(factsWithin(record, [winter], spring)).toBeNull();
    expect(factsWithin(record, [winter, summer], spring)).toBeNull();
    expect(factsWithin(record, [summer], spring)).toBeNull();
  });

  it('shows what stands through it as it was at its end', () => {
    expect(factsWithin(standing, [winter, summer], spring)).toEqual([winter]);
    expect(factsWithin(standing, [summer], spring)).toBeNull();
  });

  it('may have no end', () => {
    const since = { ...spring, before: null };
    expect(factsWithin(record, [winter, summer], since)).toEqual([winter, summer]);
    expect(factsWithin(record, [winter], since)).toBeNull();
  });

  it('is none where no work is within one', () => {
    expect(isLimited()).toBe(false);
    expect(periodFor(record)).toBeNull();
    expect(() => requireNoPeriod()).not.toThrow();
    expect(factsWithin(record, [winter], null)).toEqual([winter]);
    expect(factsBefore([winter], null)).toBe(0);
  });

  it('holds for all that follows from the work within it, but for reference data', async () => {
    await readingWithin(spring, async () => {
      await Promise.resolve();
      expect(isLimited()).toBe(true);
      expect(periodFor(record)).toEqual(spring);
      expect(periodFor(standing)).toEqual(spring);
      expect(periodFor(reference)).toBeNull();
      expect(() => requireNoPeriod()).toThrow(expect.objectContaining({ code: 'ACCESS.NOT_BY_PERIOD' }));
    });
    expect(isLimited()).toBe(false);
  });
});
