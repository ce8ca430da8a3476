import { nextPeriod, periodOf, rational, yearsBefore } from '@gongjian/shared-kernel';
import type { Body } from '../../../api/client.js';
import type { Indicator } from '../../../standard/definition.js';

export type FiledValue = Body<'/api/assessments/v1/sheets/{id}/self-check'>['values'][string];

/** What was filled in for one indicator, as it was typed. */
export interface Entry {
  readonly notApplicable?: boolean;
  readonly answer?: boolean;
  readonly present?: readonly string[];
  readonly verdict?: string;
  readonly reason?: string;
  /** By {@link fieldsOf}. */
  readonly numbers?: Readonly<Record<string, string>>;
}

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** A number that is typed. */
export interface Field {
  /** Where it stands in the value: `n`, `lines/pension/n`, `periods/2026-11`; the value itself is ``. */
  readonly path: string;
  readonly whole: boolean;
}

/** Entries of one kind of control belong together: one line, one year, one period. */
export interface FieldGroup {
  readonly key: string;
  /** Code of a line or group, a year or a period; none where there is only one. */
  readonly line?: string;
  readonly year?: string;
  readonly fields: readonly Field[];
}

export type Lack = 'empty' | 'notNumber' | 'notWhole' | 'outOfRange' | 'tooManyPlaces' | 'noReason' | 'moreThanAll';

export type Filled = { readonly value: FiledValue } | { readonly lacks: Lack };

const RATE: readonly [Field, Field] = [
  { path: 'n', whole: true },
  { path: 'd', whole: true },
];
const NUMBER: readonly [Field] = [{ path: '', whole: false }];

/** The numbers an indicator asks for. */
export function fieldsOf(indicator: Indicator, period: Span): readonly FieldGroup[] {
  switch (indicator.kind) {
    case 'number':
    case 'score':
      return [{ key: '', fields: NUMBER }];
    case 'external':
      return [{ key: '', fields: NUMBER }];
    case 'rate':
      return indicator.lines === undefined
        ? [{ key: '', fields: RATE }]
        : indicator.lines.of.map(({ code }) => ({ key: code, line: code, fields: under(`lines/${code}`, RATE) }));
    case 'count':
      return periodsOf(indicator.per, period).map((key) => ({
        key,
        year: key,
        fields: [{ path: `periods/${key}`, whole: true }],
      }));
    case 'survey':
      return indicator.groups.map(({ code }) => ({ key: code, line: code, fields: under(`groups/${code}`, RATE) }));
    case 'pastYears': {
      const fields = indicator.of === 'rate' ? RATE : NUMBER;
      return yearsBefore(period.to, indicator.years)
        .map(String)
        .flatMap((year) =>
          indicator.lines === undefined
            ? [{ key: year, year, fields: under(`years/${year}`, fields) }]
            : indicator.lines.of.map(({ code }) => ({
                key: `${year}/${code}`,
                year,
                line: code,
                fields: under(`years/${year}/lines/${code}`, fields),
              })),
        );
    }
    default:
      return [];
  }
}

function under(path: string, fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => ({ ...field, path: field.path === '' ? path : `${path}/${field.path}` }));
}

/** Every period of the cadence that lies in the span, whole or in part. */
function periodsOf(per: Parameters<typeof periodOf>[0], { from, to }: Span): readonly string[] {
  const keys: string[] = [];
  for (let one = periodOf(per, from); one.from <= to; one = nextPeriod(one)) keys.push(one.key);
  return keys;
}

/** The value as it is filed, or what is still wrong with it. */
export function filledIn(indicator: Indicator, entry: Entry | undefined, period: Span): Filled {
  if (entry === undefined) return { lacks: 'empty' };
  if (entry.notApplicable === true) return { value: 'notApplicable' };
  switch (indicator.kind) {
    case 'yesNo':
      return entry.answer === undefined ? { lacks: 'empty' } : { value: entry.answer };
    case 'checklist':
      return entry.present === undefined ? { lacks: 'empty' } : { value: { present: [...entry.present] } };
    case 'judged': {
      const text = entry.reason?.trim() ?? '';
      if (entry.verdict === undefined) return { lacks: 'empty' };
      if (text === '') return { lacks: 'noReason' };
      return { value: { verdict: entry.verdict, reason: { code: 'judged', text } } };
    }
    default:
      return numbersIn(indicator, entry, period);
  }
}

function numbersIn(indicator: Indicator, { numbers = {} }: Entry, period: Span): Filled {
  const groups = fieldsOf(indicator, period);
  if (groups.length === 0) return { lacks: 'empty' };
  const tree: Tree = {};
  for (const { fields } of groups) {
    for (const { path, whole } of fields) {
      const read = numberIn(numbers[path], whole);
      if (typeof read === 'object') return read;
      if (path === '') return alone(indicator, read);
      put(tree, path.split('/'), read);
    }
    const [n, d] = fields.length === 2 ? fields.map(({ path }) => numbers[path]) : [];
    if (n !== undefined && d !== undefined && (Number(d) === 0 || exceeds(indicator, n, d))) {
      return { lacks: 'moreThanAll' };
    }
  }
  return { value: tree as FiledValue };
}

interface Tree {
  [step: string]: number | string | Tree;
}

function put(tree: Tree, [step = '', ...rest]: readonly string[], value: number | string): void {
  if (rest.length === 0) {
    tree[step] = value;
    return;
  }
  const below = (tree[step] ??= {});
  if (typeof below === 'object') put(below, rest, value);
}

/** Only of people asked cannot more answer well than answer; other rates may pass the whole. */
function exceeds({ kind }: Indicator, n: string, d: string): boolean {
  return kind === 'survey' && Number(n) > Number(d);
}

const DECIMAL = /^-?\d{1,15}(?:\.\d{1,9})?$/;
const WHOLE = /^\d{1,15}$/;

function numberIn(typed: string | undefined, whole: boolean): number | string | { readonly lacks: Lack } {
  const text = (typed ?? '').trim();
  if (text === '') return { lacks: 'empty' };
  if (!DECIMAL.test(text)) return { lacks: 'notNumber' };
  if (WHOLE.test(text)) return Number(text);
  return whole ? { lacks: 'notWhole' } : text;
}

function alone(indicator: Indicator, value: number | string): Filled {
  if (indicator.kind === 'score') {
    const [score, from, to] = [rational(value), rational(indicator.from), rational(indicator.to)];
    if (score.n * from.d < from.n * score.d || score.n * to.d > to.n * score.d) return { lacks: 'outOfRange' };
  }
  const places = 'places' in indicator ? indicator.places : null;
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return places !== null && decimals > places ? { lacks: 'tooManyPlaces' } : { value };
}

/** What was filed or found before, as it would have been typed. */
export function entryOf(value: FiledValue): Entry {
  if (value === 'notApplicable') return { notApplicable: true };
  if (typeof value === 'boolean') return { answer: value };
  if (typeof value !== 'object') return { numbers: { '': String(value) } };
  if ('present' in value) return { present: value.present };
  if ('verdict' in value) {
    const { verdict, reason } = value;
    return { verdict, ...(reason.text === undefined ? {} : { reason: reason.text }) };
  }
  return { numbers: Object.fromEntries(leavesOf(value, '')) };
}

function leavesOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([step, below]) => leavesOf(below, path === '' ? step : `${path}/${step}`));
}
