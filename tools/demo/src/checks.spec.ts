import { CheckFailed, Checks } from './checks.js';

describe('checks', () => {
  it('count what holds', () => {
    const checks = new Checks();
    checks.equal('numbers', 1, 1);
    checks.equal('lists', [1, { a: null }], [1, { a: null }]);
    checks.matches('members', { a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } });
    checks.matches('an empty list', { a: [] }, { a: [] });
    checks.that('truth', true, null);
    expect(checks.present('a value', 0)).toBe(0);
    expect(checks.count).toBe(6);
  });

  it.each<[string, unknown, unknown, string]>([
    ['a member that differs', { a: { b: 1 } }, { a: { b: 2 } }, '/a/b'],
    ['a member that is missing', { a: {} }, { a: { b: 2 } }, '/a/b'],
    ['null instead of an object', { a: null }, { a: { b: 2 } }, '/a'],
    ['a list that is longer', { a: [1, 2] }, { a: [1] }, '/a'],
    ['an entry that differs', { a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, '/a/1/b'],
    ['an object instead of a list', { a: { 0: 1 } }, { a: [1] }, '/a'],
    ['a value instead of null', { a: 1 }, { a: null }, '/a'],
  ])('name %s', (_what, got, expected, pointer) => {
    const checks = new Checks();
    expect(() => checks.matches('x', got, expected)).toThrow(`x ${pointer}: expected`);
    expect(checks.count).toBe(0);
  });

  it('say what was expected and what came', () => {
    const failing = (): void => new Checks().equal('the number', 1, 2);
    expect(failing).toThrow(CheckFailed);
    expect(failing).toThrow('the number: expected 2, got 1');
    expect(() => new Checks().that('truth', false, { a: 1 })).toThrow('truth: expected true, got {"a":1}');
    expect(() => new Checks().present('a value', undefined)).toThrow('a value: expected "something", got undefined');
  });
});
