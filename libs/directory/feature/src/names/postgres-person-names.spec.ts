import { endingsOf } from './postgres-person-names.js';

describe('the endings of a name', () => {
  it.each([
    ['王小明', ['王小明', '小明', '明']],
    ['Ａｎｎa Lee', ['annalee', 'nnalee', 'nalee', 'alee', 'lee', 'ee', 'e']],
    ['𠮷田', ['𠮷田', '田']],
    ['明明', ['明明', '明']],
    [' ', []],
  ])('of %j', (name, endings) => {
    expect(endingsOf(name)).toEqual(endings);
  });
  it('are not without end', () => {
    expect(endingsOf('甲'.repeat(40) + '乙丙'.repeat(40))).toHaveLength(60);
  });
});
