import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { breaksBetween, type Rule, type Schema } from './compatibility.js';

const text = { type: 'string' };
const object = (properties: Schema, required: readonly string[] = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
});
const of = (member: unknown): Schema => object({ a: member });
const either = (...choices: readonly unknown[]): Schema => ({ anyOf: choices });
const tagged = (kind: string, more: Schema = {}): Schema => object({ kind: { type: 'string', const: kind }, ...more });

describe('between a released schema and another one', () => {
  const compatible: readonly (readonly [string, Schema, Schema])[] = [
    ['the same', of(text), of(text)],
    ['a member that may be absent', of(text), object({ a: text, b: text }, ['a'])],
    ['one deeper down', of(object({})), of(object({ b: text }, []))],
    [
      'one in the elements of a list',
      of({ type: 'array', items: object({}) }),
      of({ type: 'array', items: object({ b: text }, []) }),
    ],
    ['another order of members', object({ a: text, b: text }), object({ b: text, a: text }, ['b', 'a'])],
    ['another order of values', of({ enum: ['x', 'y'] }), of({ enum: ['y', 'x'] })],
    ['another order of alternatives', of(either(text, { type: 'null' })), of(either({ type: 'null' }, text))],
    ['a list of types for alternatives', of(either(text, { type: 'null' })), of({ type: ['null', 'string'] })],
    ['one value of several for a constant', of({ type: 'string', const: 'x' }), of({ type: 'string', enum: ['x'] })],
    [
      'a bound of an integer said otherwise',
      of({ type: 'integer', exclusiveMinimum: 0 }),
      of({ type: 'integer', minimum: 1 }),
    ],
    ['words', of({ ...text, description: 'old' }), of({ ...text, description: 'new', title: 'New' })],
    [
      'a part that has a name',
      of(object({ b: text })),
      { ...of({ $ref: '#/$defs/B' }), $defs: { B: object({ b: text }) } },
    ],
    ['openness that is said', of(object({})), of({ ...object({}), additionalProperties: true })],
    [
      'a member in one alternative',
      of(either(tagged('x'), tagged('y'))),
      of(either(tagged('x'), object({ kind: { type: 'string', const: 'y' }, b: text }, ['kind']))),
    ],
  ];

  it.each(compatible)('%s is compatible', (_what, released, current) => {
    expect(breaksBetween(released, current)).toEqual([]);
  });

  const breaking: readonly (readonly [Rule, string, string, Schema, Schema])[] = [
    ['required-member-added', 'b', 'a new required member', of(text), object({ a: text, b: text })],
    ['required-member-added', 'a.b', 'one deeper down', of(object({})), of(object({ b: text }))],
    ['member-removed', 'b', 'a required member that is gone', object({ a: text, b: text }), of(text)],
    ['member-removed', 'b', 'an optional member that is gone', object({ a: text, b: text }, ['a']), of(text)],
    ['became-required', 'a', 'an optional member that is required', object({ a: text }, []), of(text)],
    ['became-optional', 'a', 'a required member that is optional', of(text), object({ a: text }, [])],
    ['type-changed', 'a', 'another type', of(text), of({ type: 'boolean' })],
    [
      'type-changed',
      'a[]',
      'another type of elements',
      of({ type: 'array', items: text }),
      of({ type: 'array', items: { type: 'integer' } }),
    ],
    ['type-widened', 'a', 'any number for an integer', of({ type: 'integer' }), of({ type: 'number' })],
    ['type-narrowed', 'a', 'an integer for any number', of({ type: 'number' }), of({ type: 'integer' })],
    ['type-widened', 'a', 'a value that may be null', of(text), of(either(text, { type: 'null' }))],
    ['type-narrowed', 'a', 'a value that may no longer be null', of({ type: ['string', 'null'] }), of(text)],
    ['type-widened', 'a', 'anything for a text', of(text), of({})],
    ['type-narrowed', 'a', 'a text for anything', of({}), of(text)],
    ['type-widened', 'a', 'another alternative', of(either(tagged('x'))), of(either(tagged('x'), tagged('y')))],
    [
      'type-narrowed',
      'a',
      'an alternative that is gone',
      of(either(tagged('x'), tagged('y'))),
      of(either(tagged('y'))),
    ],
    [
      'member-removed',
      'a.b',
      'a member of an alternative',
      of(either(tagged('x', { b: text }), tagged('y'))),
      of(either(tagged('y'), tagged('x'))),
    ],
    ['enum-widened', 'a', 'a new value', of({ enum: ['x'] }), of({ enum: ['x', 'y'] })],
    ['enum-narrowed', 'a', 'a value that is gone', of({ enum: ['x', 'y'] }), of({ enum: ['x'] })],
    ['enum-widened', 'a', 'any text for some', of({ type: 'string', enum: ['x'] }), of(text)],
    ['enum-narrowed', 'a', 'some texts for any', of(text), of({ type: 'string', enum: ['x'] })],
    ['const-changed', 'a', 'another constant', of({ type: 'string', const: 'x' }), of({ type: 'string', const: 'y' })],
    [
      'type-widened',
      'a',
      'null among the values',
      of({ type: ['string', 'null'], enum: ['x'] }),
      of({ type: ['string', 'null'], enum: ['x', null] }),
    ],
    ['bound-narrowed', 'a', 'a higher least', of({ type: 'integer', minimum: 1 }), of({ type: 'integer', minimum: 2 })],
    ['bound-widened', 'a', 'a lower least', of({ type: 'integer', minimum: 1 }), of({ type: 'integer', minimum: 0 })],
    ['bound-narrowed', 'a', 'a lower most', of({ type: 'integer', maximum: 9 }), of({ type: 'integer', maximum: 8 })],
    ['bound-widened', 'a', 'no most', of({ type: 'integer', maximum: 9 }), of({ type: 'integer' })],
    ['bound-narrowed', 'a', 'a longest text', of(text), of({ ...text, maxLength: 9 })],
    ['bound-widened', 'a', 'a shorter list', of({ type: 'array', minItems: 2 }), of({ type: 'array', minItems: 1 })],
    [
      'bound-narrowed',
      'a',
      'a number above for one from',
      of({ type: 'number', minimum: 0 }),
      of({ type: 'number', minimum: 0, exclusiveMinimum: 0 }),
    ],
    ['pattern-changed', 'a', 'another pattern', of({ ...text, pattern: '^x' }), of({ ...text, pattern: '^y' })],
    ['pattern-changed', 'a', 'no pattern', of({ ...text, pattern: '^x' }), of(text)],
    ['format-changed', 'a', 'another format', of({ ...text, format: 'date' }), of({ ...text, format: 'date-time' })],
    [
      'content-closed',
      'a',
      'an object that knows all its members',
      of(object({})),
      of({ ...object({}), additionalProperties: false }),
    ],
    [
      'content-closed',
      '',
      'closed content that was closed before',
      { ...of(text), unevaluatedProperties: false },
      { ...of(text), unevaluatedProperties: false },
    ],
    [
      'type-changed',
      'a.*',
      'another type of unnamed members',
      of({ type: 'object', additionalProperties: text }),
      of({ type: 'object', additionalProperties: { type: 'boolean' } }),
    ],
    [
      'keyword-changed',
      'a',
      'a member where unnamed ones are judged',
      of({ type: 'object', additionalProperties: text }),
      of({ ...object({ b: text }, []), additionalProperties: text }),
    ],
    ['keyword-changed', 'a', 'what nothing is known of', of({ ...text, contentEncoding: 'base64' }), of(text)],
    [
      'keyword-changed',
      'a',
      'what is said beside alternatives',
      of({ ...either(text), not: { const: 'x' } }),
      of({ ...either(text, { type: 'null' }), not: { const: 'x' } }),
    ],
    [
      'keyword-changed',
      'a',
      'what a keyword refers to',
      { ...of({ not: { $ref: '#/$defs/B' } }), $defs: { B: text } },
      { ...of({ not: { $ref: '#/$defs/B' } }), $defs: { B: { type: 'null' } } },
    ],
    [
      'type-changed',
      'a.b',
      'what a named part says',
      { ...of({ $ref: '#/$defs/B' }), $defs: { B: object({ b: text }) } },
      { ...of({ $ref: '#/$defs/B' }), $defs: { B: object({ b: { type: 'null' } }) } },
    ],
  ];

  it.each(breaking)('%s at "%s": %s', (rule, path, _what, released, current) => {
    expect(breaksBetween(released, current).map((each) => [each.rule, each.path])).toEqual([[rule, path]]);
  });

  it('finds its way through a part that holds itself', () => {
    const tree = (leaf: Schema): Schema => ({
      ...of({ $ref: '#/$defs/Tree' }),
      $defs: {
        Tree: object({
          leaf,
          below: { type: 'array', items: { $ref: '#/$defs/Tree' } },
          above: either({ $ref: '#/$defs/Tree' }, { type: 'null' }),
        }),
      },
    });
    expect(breaksBetween(tree(text), tree(text))).toEqual([]);
    expect(breaksBetween(tree(text), tree({ type: 'null' }))).toContainEqual({
      rule: 'type-changed',
      path: 'a.leaf',
      text: 'was string, is null',
    });
  });

  it('says what was and what is', () => {
    const [found] = breaksBetween(of({ enum: ['x'] }), of({ enum: ['x', 'y'] }));
    expect(found?.text).toBe('also takes "y"');
  });

  it('refuses a reference to nothing', () => {
    expect(() => breaksBetween(of({ $ref: '#/$defs/B' }), of(text))).toThrow('#/$defs/B is not among the definitions');
  });
});

describe('of what is found compatible', () => {
  const names = fc.constantFrom('a', 'b', 'c');
  const leaf = fc.oneof(
    fc.constant<Schema>({ type: 'string' }),
    fc.constant<Schema>({ type: 'null' }),
    fc.constant<Schema>({ type: ['string', 'null'] }),
    fc.subarray(['x', 'y', 'z'], { minLength: 1 }).map((values): Schema => ({ type: 'string', enum: values })),
    fc.integer({ min: 0, max: 2 }).map((minimum): Schema => ({ type: 'integer', minimum })),
    fc.integer({ min: 0, max: 2 }).map((exclusiveMinimum): Schema => ({ type: 'integer', exclusiveMinimum })),
    fc.integer({ min: 0, max: 2 }).map((maxLength): Schema => ({ type: 'string', maxLength })),
  );
  const { schema, members } = fc.letrec<{ schema: Schema; members: Schema }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      tie('schema').map((items): Schema => ({ type: 'array', items, minItems: 1 })),
      fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf): Schema => ({ anyOf })),
      tie('members'),
    ),
    members: fc
      .dictionary(names, tie('schema'), { minKeys: 1, maxKeys: 3 })
      .chain((properties) =>
        fc.subarray(Object.keys(properties)).map((required): Schema => object(properties, required)),
      ),
  }));

  /** Of a writer: no member that the schema does not name. */
  function written(of: Schema): fc.Arbitrary<unknown> {
    const {
      anyOf,
      type,
      properties = {},
      required = [],
    } = of as {
      readonly anyOf?: readonly Schema[];
      readonly type?: string | readonly string[];
      readonly properties?: Readonly<Record<string, Schema>>;
      readonly required?: readonly string[];
    };
    if (anyOf !== undefined) return fc.oneof(...anyOf.map(written));
    if (Array.isArray(type)) return fc.constantFrom('x', null);
    if (type === 'null') return fc.constant(null);
    if (type === 'integer')
      return fc.integer({ min: Number(of['minimum'] ?? Number(of['exclusiveMinimum']) + 1), max: 5 });
    if (type === 'array') return fc.array(written(of['items'] as Schema), { minLength: 1, maxLength: 2 });
    if (type === 'object') {
      const members = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, written(each)]));
      return fc.record(members, { requiredKeys: required as string[] });
    }
    const values = of['enum'] as readonly string[] | undefined;
    return values === undefined ? fc.string({ maxLength: Number(of['maxLength'] ?? 3) }) : fc.constantFrom(...values);
  }

  const ajv = new Ajv2020({ strict: false, validateSchema: false });

  /** Small steps, so that many pairs are compatible, and some nearly are. */
  function stepped(from: Schema): fc.Arbitrary<Schema> {
    const { type, anyOf, properties, required } = from as {
      readonly type?: unknown;
      readonly anyOf?: readonly Schema[];
      readonly properties: Readonly<Record<string, Schema>>;
      readonly required: readonly string[];
    };
    if (anyOf !== undefined) {
      return fc.array(leaf, { maxLength: 1 }).map((more) => ({ anyOf: [...more, ...anyOf] }));
    }
    if (type === 'array') return stepped(from['items'] as Schema).map((items) => ({ ...from, items }));
    if (type !== 'object') return fc.oneof({ weight: 4, arbitrary: fc.constant(from) }, leaf);
    const own = fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, stepped(each)])));
    return fc.tuple(own, fc.dictionary(fc.constantFrom('c', 'd'), schema, { maxKeys: 1 })).chain(([kept, more]) => {
      const all = { ...more, ...kept };
      return fc.oneof(fc.constant(required), fc.subarray(Object.keys(all))).map((needed) => object(all, needed));
    });
  }

  it('a reader by either reads what is written by either', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        members.chain((released) => fc.tuple(fc.constant(released), stepped(released))),
        fc.gen(),
        ([released, current], draw) => {
          fc.pre(breaksBetween(released, current).length === 0);
          compared += 1;
          for (const [writer, reader] of [
            [released, current],
            [current, released],
          ] as const) {
            const reads = ajv.compile(reader);
            for (let tries = 0; tries < 5; tries += 1) {
              const value = draw(written, writer);
              expect([reader, value, reads(value)]).toEqual([reader, value, true]);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(compared).toBe(100);
  });
});
