import { createHash } from 'node:crypto';
import { KeyTable } from './history.js';

const key = (number: number): Buffer => createHash('sha256').update(String(number)).digest().subarray(0, 16);

describe('a table of keys', () => {
  it('numbers keys as they come, and knows them again', () => {
    const table = new KeyTable(16);
    const numbers = Array.from({ length: 70_000 }, (_, number) => table.numberOf(key(number)));
    expect(numbers.every((number, at) => number === at)).toBe(true);
    expect([0, 1_023, 65_536, 69_999].map((number) => table.numberOf(key(number)))).toEqual([0, 1_023, 65_536, 69_999]);
    expect(table.size).toBe(70_000);
  });

  it('tells keys apart that differ in one bit', () => {
    const table = new KeyTable(16);
    const zero = Buffer.alloc(16);
    const bits = Array.from({ length: 128 }, (_, bit) => {
      const one = Buffer.from(zero);
      one[bit >> 3] = 1 << (bit & 7);
      return one;
    });
    expect([zero, ...bits].map((each) => table.numberOf(each))).toEqual(Array.from({ length: 129 }, (_, at) => at));
  });
});
