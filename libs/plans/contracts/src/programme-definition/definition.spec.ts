import { ROLES, SUBJECT_KINDS as DIRECTORY_SUBJECT_KINDS } from '@gongjian/directory-contracts';
import { canonicalJson, type JsonValue } from '@gongjian/shared-kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CHAIN_ROLES } from './campaign.js';
import { definitionJsonSchema, programmeDefinition } from './definition.js';
import { readDefinition } from './load.js';
import { SUBJECT_KINDS, type Frozen } from './primitives.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const folder = new URL('../../../../../programmes/', import.meta.url);
const shipped = ['star-community', 'case-free-compound', 'civilised-city-figures'].map(
  (name) => parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8')) as JsonValue,
);
const [star] = shipped as [JsonValue];

const ajv = new Ajv2020({ strictTypes: false });
ajv.addKeyword('x-shown');
ajv.addKeyword('x-cited');
ajv.addKeyword('x-alike');
ajv.addKeyword('x-alike-without');
ajv.addKeyword('x-shown-without');
addFormats.default(ajv);
const validate = ajv.compile(definitionJsonSchema());

type Path = readonly (string | number)[];

function pathsOf(value: JsonValue, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...at, key]))];
}

function changed(value: JsonValue, path: Path, put: JsonValue | undefined): JsonValue {
  const copy = structuredClone(value) as unknown as Record<string, unknown>;
  const last = path.at(-1);
  if (last === undefined) return put ?? null;
  let at = copy;
  for (const token of path.slice(0, -1)) at = at[token] as Record<string, unknown>;
  if (put === undefined) delete at[last];
  else at[last] = put;
  return JSON.parse(JSON.stringify(copy)) as JsonValue;
}

function faultsOf(path: Path, put: JsonValue | undefined, of: JsonValue = star): readonly string[] {
  const read = readDefinition(changed(of, path, put));
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('the form of a definition', () => {
  it('is that of the definitions that come with the product', () => {
    for (const definition of shipped) {
      expect(readDefinition(definition)).toEqual({ ok: true, definition });
      expect(canonicalJson(programmeDefinition.parse(definition))).toBe(canonicalJson(definition));
    }
  });

  it('is told wrong types of in words of each language', () => {
    const judged = { code: 'yard', kind: 'judged', names: { zh: '院', en: 'Yard' }, points: 10 };
    const at: readonly (readonly [Path, JsonValue, string, string])[] = [
      [['standard', 'items', 0], { ...judged, expects: { byClass: 3 } }, '对象', 'an object'],
      [['stages'], 'none', '列表', 'a list'],
      [['founding'], [], '对象', 'an object'],
      [['founding', 'cycleYears'], '3', '数值', 'a number'],
      [['rounds', 0, 'decides'], 'yes', '是或否（true/false）', 'true or false'],
      [['names', 'zh'], 1, '文字', 'text'],
    ];
    for (const [path, put, zh, en] of at) {
      const read = readDefinition(changed(star, path, put));
      const faults = read.ok ? [] : read.faults.filter(({ code }) => code === 'TYPE');
      expect(faults).toMatchObject([
        { zh: `缺少或类型不对，应为${zh}。`, en: `Missing or of the wrong type; must be ${en}.` },
      ]);
    }
  });

  it('names its JSON Schema', () => {
    expect(definitionJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:gongjian:programme-definition:2',
      title: 'Programme definition, format 2',
    });
  });

  it('knows the subject kinds and roles of the directory', () => {
    expect(SUBJECT_KINDS).toEqual(DIRECTORY_SUBJECT_KINDS);
    expect(ROLES).toEqual(expect.arrayContaining([...CHAIN_ROLES]));
  });

  it.each<[string, Path, JsonValue | undefined, readonly string[]]>([
    ['an earlier format', ['definitionFormat'], 1, ['/definitionFormat unknownFormat']],
    ['another interpreter', ['rules'], 1, ['/rules VALUE']],
    ['no format', ['definitionFormat'], undefined, ['/definitionFormat VALUE']],
    ['no key', ['key'], undefined, ['/key TYPE']],
    ['a key in capitals', ['key'], 'Star', ['/key FORMAT']],
    ['no founding', ['founding'], undefined, ['/founding TYPE']],
    ['no approval', ['founding', 'approval'], undefined, ['/founding/approval TYPE']],
    ['an approval without a number', ['founding', 'approval', 'number'], undefined, ['/founding/approval/number TYPE']],
    ['a day that does not exist', ['founding', 'approval', 'on'], '2026-02-30', ['/founding/approval/on DATE']],
    ['a name in one language', ['names', 'en'], undefined, ['/names/en TYPE']],
    ['a blank name', ['names', 'zh'], ' ', ['/names/zh FORMAT']],
    ['a member nobody knows', ['a/b'], 1, ['/a~1b UNKNOWN_FIELD']],
    ['a code with a hyphen', ['stages', 0, 'code'], 'stage-one', ['/stages/0/code FORMAT']],
    ['no review level', ['tasks', 'review'], [], ['/tasks/review TOO_SMALL']],
    ['nobody who may be a subject', ['subjects', 'who'], [], ['/subjects/who TOO_SMALL']],
    ['an indicator of no kind', ['standard', 'items', 0, 'kind'], 'wish', ['/standard/items/0/kind VALUE']],
    ['points below 0', ['standard', 'items', 0, 'points'], -1, ['/standard/items/0/points EXACT']],
    ['points that are no decimal', ['standard', 'items', 0, 'points'], '1e3', ['/standard/items/0/points FORMAT']],
    ['a fraction over 0', ['standard', 'items', 0, 'points'], { n: 1, d: 0 }, ['/standard/items/0/points/d TOO_SMALL']],
    ['a bound of nothing', ['grading', 'grades', 0, 'when', 'stars'], {}, ['/grading/grades/0/when/stars BOUND']],
    [
      'a bound with two lower sides',
      ['grading', 'grades', 0, 'when', 'stars'],
      { atLeast: 1, moreThan: 1 },
      ['/grading/grades/0/when/stars BOUND'],
    ],
    ['a grade without a condition', ['grading', 'grades', 0, 'when'], {}, ['/grading/grades/0/when MISSING']],
    ['an indicator named twice', ['grading', 'stars', 'of', 1], 'organisation', ['/grading/stars/of DUPLICATE']],
    [
      'a span of 0 days',
      ['standard', 'vetoes', 0, 'lookBack'],
      { days: 0 },
      ['/standard/vetoes/0/lookBack/days TOO_SMALL'],
    ],
    [
      'a bar of a class that is none',
      ['standard', 'items', 0, 'bound'],
      { byClass: { newEstate: {} } },
      ['/standard/items/0/bound/byClass/newEstate BOUND'],
    ],
    ['an opening of no kind', ['rounds', 0, 'opens', 'on'], 'whim', ['/rounds/0/opens/on VALUE']],
    ['a half of a day', ['award', 'clocks', 'served', 'days'], '0.5', ['/award/clocks/served/days TYPE']],
    [
      'several at once',
      ['award', 'notice'],
      { channels: [] },
      ['/award/notice/days TYPE', '/award/notice/channels TOO_SMALL', '/award/notice/reply TYPE'],
    ],
  ])('is refused with its place: %s', (_what, path, put, faults) => {
    expect(faultsOf(path, put)).toEqual(faults);
  });

  it('is refused in both languages', () => {
    const read = readDefinition({});
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.faults.length).toBeGreaterThan(8);
    for (const { zh, en } of read.faults) expect([zh, en].every((text) => text.length > 3)).toBe(true);
  });

  it('is the same in JSON Schema, but for what only code can say', () => {
    const values = fc.oneof(
      fc.constantFrom<JsonValue | undefined>(
        undefined,
        null,
        true,
        '',
        ' ',
        'x',
        '0.5',
        '2026-02-30',
        [],
        {},
        -1,
        0,
        2,
        500,
      ),
      fc.constantFrom<JsonValue>(
        { atLeast: 1 },
        { byClass: {} },
        { n: 1, d: 3 },
        { days: 3 },
        ['code'],
        'every',
        'year',
      ),
    );
    const cases = fc
      .constantFrom(...shipped)
      .chain((definition) => fc.tuple(fc.constant(definition), fc.constantFrom(...pathsOf(definition)), values));
    fc.assert(
      fc.property(cases, ([definition, path, put]) => {
        const value = changed(definition, path, put);
        const result = programmeDefinition.safeParse(value);
        const onlyCode = (result.error?.issues ?? []).every(({ code }) => code === 'custom');
        if (result.success || !onlyCode) expect(validate(value)).toBe(result.success);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('cannot be changed by what reads it', () => {
    const frozen: Frozen<{ list: { name: string }[] }> = { list: [{ name: 'a' }] };
    // @ts-expect-error: a member of a definition is never written
    const write = (): void => void (frozen.list[0] = { name: 'b' });
    // @ts-expect-error: all the way down
    const deep = (): void => void ((frozen.list[0] ?? { name: '' }).name = 'b');
    expect([write, deep]).toHaveLength(2);
  });
});
