import { canonicalJson, NotCanonical } from '@gongjian/shared-kernel';
import fc from 'fast-check';
import { isCanonical } from './canonical.js';

function byWriting(text: string, value: unknown): boolean | 'refused' {
  try {
    return canonicalJson(value) === text;
  } catch (error) {
    if (error instanceof NotCanonical) return 'refused';
    throw error;
  }
}

function told(text: string, value: unknown): boolean | 'refused' {
  try {
    return isCanonical(text, value);
  } catch (error) {
    if (error instanceof NotCanonical) return 'refused';
    throw error;
  }
}

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('a text', () => {
  it.each([
    ['{"a":1,"b":[true,null,"共建"]}', true],
    ['{"b":1,"a":2}', false],
    ['{"10":1,"9":2}', true],
    ['{"9":1,"10":2}', false],
    ['{"a":1,"a":1}', false],
    ['{"a": 1}', false],
    ['1.0', false],
    ['-0', false],
    ['1.5', 'refused'],
    ['9007199254740992', 'refused'],
    ['"\\u0000"', 'refused'],
    ['"\\ud800"', 'refused'],
    ['"\\u001f"', true],
    ['"\\u0041"', false],
    ['"\\/"', false],
    ['"\\n"', true],
    ['{"__proto__":1}', true],
    ['{"toJSON":1}', true],
    [nested(65), true],
    [nested(66), 'refused'],
  ])('%s: %s', (text, expected) => {
    expect(told(text, JSON.parse(text))).toBe(expected);
    expect(byWriting(text, JSON.parse(text))).toBe(expected);
  });

  it('is told as if it were written anew', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.integer({ min: 0, max: 3 }), (json, way) => {
        const value: unknown = JSON.parse(json);
        const written = byWriting(json, value) === 'refused' ? json : canonicalJson(value);
        const text = [json, written, written.replace(':', ': '), JSON.stringify(value)][way] as string;
        expect(told(text, JSON.parse(text))).toBe(byWriting(text, JSON.parse(text)));
      }),
      { numRuns: 3_000 },
    );
  });
});
