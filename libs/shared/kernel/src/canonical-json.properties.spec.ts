import fc from 'fast-check';
import { canonicalJson, NotCanonical } from './canonical-json.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\u0000'));
const key = fc.oneof(text, fc.nat(1_000).map(String), fc.constantFrom('__proto__', 'constructor', '~/', ''));
const storable = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 5 }),
  object: fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map((members) => Object.fromEntries(members)),
})).value;

/** Members in an order of chance, at every level. */
function shuffled(value: unknown, order: (count: number) => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, shuffled(member, order)] as const);
  const mixed: (readonly [string, unknown])[] = [];
  for (const member of members) mixed.splice(order(mixed.length + 1), 0, member);
  return Object.fromEntries(mixed);
}

/** Every object's keys as they stand in the text, read without an object that would move integer-like ones. */
function keyRuns(json: string): readonly (readonly string[])[] {
  const runs: string[][] = [];
  const open: (string[] | null)[] = [];
  for (const token of json.matchAll(/"(?:[^"\\]|\\.)*"(:?)|[[\]{}]/g)) {
    const [whole] = token;
    if (whole === '{') open.push(runs[runs.push([]) - 1] ?? null);
    else if (whole === '[') open.push(null);
    else if (whole === '}' || whole === ']') open.pop();
    else if (token[1] === ':') open.at(-1)?.push(JSON.parse(whole.slice(0, -1)) as string);
  }
  return runs;
}

function assertProperty<Values>(property: fc.IRawProperty<Values, false>): void {
  fc.assert(property, { seed, numRuns: 300 });
}

describe(`canonical JSON of anything storable (seed ${seed})`, () => {
  it('is JSON that means the same', () => {
    assertProperty(fc.property(storable, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(value)));
  });

  it('is the same text whatever the order of members, and its own canonical form', () => {
    assertProperty(
      fc.property(storable, fc.array(fc.nat(), { minLength: 1 }), (value, numbers) => {
        let turn = 0;
        const order = (count: number): number => (numbers[(turn += 1) % numbers.length] as number) % count;
        const canonical = canonicalJson(value);
        expect(canonicalJson(shuffled(value, order))).toBe(canonical);
        expect(canonicalJson(JSON.parse(canonical))).toBe(canonical);
      }),
    );
  });

  it('has no white space outside texts and members in the order of UTF-16 code units', () => {
    assertProperty(
      fc.property(storable, (value) => {
        const canonical = canonicalJson(value);
        expect(canonical.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/\s/);
        for (const keys of keyRuns(canonical)) expect(keys).toEqual([...keys].sort());
      }),
    );
  });

  it('writes scalars as JSON.stringify does', () => {
    assertProperty(
      fc.property(fc.oneof(text, fc.maxSafeInteger(), fc.boolean()), (value) =>
        expect(canonicalJson(value)).toBe(JSON.stringify(value)),
      ),
    );
  });

  it('refuses every number that is no safe integer, and says where', () => {
    const inexact = fc.double().filter((value) => !Number.isSafeInteger(value));
    assertProperty(
      fc.property(inexact, (value) => {
        expect(() => canonicalJson({ a: [0, { b: value }] })).toThrow(
          expect.objectContaining({ pointer: '/a/1/b', reason: 'number' }),
        );
      }),
    );
  });

  it('refuses every text with a lone surrogate', () => {
    const lone = fc
      .tuple(text, fc.integer({ min: 0xd800, max: 0xdfff }), text)
      .map(([before, code, after]) => `${before}${String.fromCharCode(code)}${after}`)
      .filter((value) => !value.isWellFormed());
    assertProperty(
      fc.property(lone, (value) => {
        expect(() => canonicalJson([value])).toThrow(expect.objectContaining({ pointer: '/0', reason: 'surrogate' }));
      }),
    );
  });
});

describe('canonical JSON', () => {
  it.each<[string, unknown, string]>([
    ['undefined', undefined, ''],
    ['a function', { a: () => 1 }, '/a'],
    ['a symbol', [Symbol('x')], '/0'],
    ['a bigint', { a: 1n }, '/a'],
    ['a date', { a: new Date(0) }, '/a'],
    ['a map', { a: new Map() }, '/a'],
    ['bytes', { a: Buffer.from('x') }, '/a'],
    ['an instance', { a: new (class X {})() }, '/a'],
    ['a hole', [1, , 2], '/1'],
  ])('refuses %s', (_what, value, pointer) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ pointer, reason: 'type' }));
  });

  it('leaves members without a value out', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it('takes objects without prototype', () => {
    expect(canonicalJson(Object.assign(Object.create(null) as object, { a: 1 }))).toBe('{"a":1}');
  });

  it('refuses cycles and what is nested deeper than 64', () => {
    const cycle: unknown[] = [];
    cycle.push({ cycle });
    expect(() => canonicalJson(cycle)).toThrow(expect.objectContaining({ reason: 'depth' }));
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(canonicalJson(nested(65))).toHaveLength(131);
    expect(() => canonicalJson(nested(66))).toThrow(NotCanonical);
  });

  it('writes another value in the place of an object, told its pointer', () => {
    const secret = { hidden: true };
    const pointers: string[] = [];
    const written = canonicalJson({ list: [{ 'a/b~': secret }], z: {} }, (value, pointer) => {
      pointers.push(pointer());
      return value === secret ? { shown: [1] } : value;
    });
    expect(written).toBe('{"list":[{"a/b~":{"shown":[1]}}],"z":{}}');
    expect(pointers).toEqual(['', '/list', '/list/0', '/list/0/a~1b~0', '/z']);
  });
});
