import { testPostgres } from '@gongjian/shared-testing';
import fc from 'fast-check';
import pg from 'pg';
import { arrayLiteral, textArray } from './parameter-arrays.js';

describe('an array parameter', () => {
  const client = new pg.Client(testPostgres());

  beforeAll(() => client.connect());
  afterAll(() => client.end());

  it.each([
    ['as text', arrayLiteral],
    ['in binary', textArray],
  ])('%s arrives as it was', async (_name, encode) => {
    const text = fc
      .string({ unit: fc.oneof(fc.constantFrom('"', '\\', '{', '}', ',', '\n', ' ', '市', '𠮷', 'NULL'), fc.string()) })
      .map((value) => value.replaceAll('\u0000', '').toWellFormed());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { maxLength: 20 }), async (values) => {
        const { rows } = await client.query<{ values: (string | null)[] }>('SELECT $1::text[] AS values', [
          encode(values),
        ]);
        expect(rows[0]?.values).toEqual(values);
      }),
      { numRuns: 60 },
    );
  });
});
