import { canonicalJson, NotCanonical } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { PersonalValue } from './sealing.js';

const canary = `示例姓名-${randomUUID()}`;
const owner = { kind: 'person', personId: 'p1' } as const;
const values: readonly (readonly [string, PersonalValue])[] = [
  ['a personal value', PersonalValue.of(canary)],
  ['a personal value with an owner', PersonalValue.of({ name: canary }).sealedFor(owner) as unknown as PersonalValue],
];

describe.each(values)('%s', (_what, value) => {
  const nested = {
    deep: [{ value }],
    map: new Map([['value', value]]),
    error: Object.assign(new Error('x'), { value }),
  };

  it('never prints what it holds', () => {
    for (const printed of [value, nested, [value], nested.map, nested.error]) {
      for (const options of [
        {},
        { showHidden: true, depth: null },
        { showHidden: true, customInspect: false, depth: null, getters: true },
      ]) {
        expect(inspect(printed, options)).not.toContain(canary);
      }
      expect(format('%s %o %O %j', printed, printed, printed, 0)).not.toContain(canary);
    }
    expect(String(value)).toBe('[personal value]');
    expect(`${value.toString()}`).toBe('[personal value]');
    expect(inspect({ value })).toBe('{ value: [personal value] }');
  });

  it('is refused by whoever serialises it, without telling what it holds', () => {
    for (const serialise of [
      () => JSON.stringify(nested.deep),
      () => canonicalJson(nested.deep),
      () => format('%j', value),
    ]) {
      expect(serialise).toThrow();
      try {
        serialise();
      } catch (error) {
        expect(inspect(error)).not.toContain(canary);
      }
    }
    expect(() => canonicalJson(value)).toThrow(NotCanonical);
  });

  it('gives nothing away to copies', () => {
    expect(JSON.stringify({ ...value })).not.toContain(canary);
    expect(JSON.stringify(Object.getOwnPropertyNames(value))).not.toContain(canary);
    expect(serialize({ ...value }).includes(canary)).toBe(false);
    expect(inspect(structuredClone({ ...value }))).not.toContain(canary);
  });

  it('is revealed to sealers alone', () => {
    expect(JSON.stringify(PersonalValue.reveal(value))).toContain(canary);
  });
});
