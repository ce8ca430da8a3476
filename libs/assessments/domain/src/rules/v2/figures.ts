import type { Indicator } from '@gongjian/plans-contracts';
import {
  isLocalDate,
  mean,
  nextPeriod,
  over,
  periodOf,
  rational,
  sum,
  times,
  yearsBefore,
  type Exact,
  type Fraction,
  type Rational,
} from '@gongjian/shared-kernel';
import type { AssessedPeriod } from '../sheet-result.js';
import type { LineValues, Value } from '../value.js';

export type IndicatorOf<Kind extends Indicator['kind']> = Extract<Indicator, { readonly kind: Kind }>;

/** A number to be compared with the bound; of a rate in points of 100. */
export interface Figure {
  readonly code?: string;
  readonly value: Rational;
}

interface Counts {
  readonly n: Rational;
  readonly d: Rational;
}

const HUNDRED = rational(100);

export function percentOf({ n, d }: Counts): Rational {
  return over(times(n, HUNDRED), d);
}

const member = (value: Value, name: string): unknown =>
  typeof value === 'object' && Object.hasOwn(value, name)
    ? (value as unknown as Record<string, unknown>)[name]
    : undefined;

/** `null` for what is no number. */
export function exactIn(value: unknown): Rational | null {
  if (typeof value !== 'number' && typeof value !== 'string' && !isFraction(value)) return null;
  try {
    return rational(value);
  } catch {
    return null;
  }
}

function isFraction(value: unknown): value is Fraction {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'n') && Object.hasOwn(value, 'd');
}

/** `null` for what is no rate of counts: a part of something, both whole and not below 0. */
export function countsIn(value: unknown): Counts | null {
  if (!isFraction(value)) return null;
  const [n, d] = [exactIn(value.n), exactIn(value.d)];
  return n === null || d === null || n.d !== 1n || d.d !== 1n || n.n < 0n || d.n <= 0n ? null : { n, d };
}

/** Every member by the codes expected, and no others; `null` when one is missing or unfit. */
function eachOf<Of>(
  members: unknown,
  codes: readonly string[],
  read: (value: unknown) => Of | null,
): readonly (readonly [string, Of])[] | null {
  if (typeof members !== 'object' || members === null) return null;
  const given = members as Readonly<Record<string, unknown>>;
  if (Object.keys(given).some((code) => !codes.includes(code))) return null;
  const found: (readonly [string, Of])[] = [];
  for (const code of codes) {
    const value = Object.hasOwn(given, code) ? read(given[code]) : null;
    if (value === null) return null;
    found.push([code, value]);
  }
  return found;
}

function pooled(rates: readonly Counts[]): Counts {
  return { n: sum(rates.map(({ n }) => n)), d: sum(rates.map(({ d }) => d)) };
}

/** The figures of a rate; `null` when the value does not have its form. */
export function rateFigures({ lines }: IndicatorOf<'rate'>, value: Value): readonly Figure[] | null {
  if (lines === undefined) {
    const rate = countsIn(value);
    return rate && [{ value: percentOf(rate) }];
  }
  const codes = lines.of.map(({ code }) => code);
  const rates = eachOf(member(value, 'lines'), codes, countsIn);
  return rates && combined(rates, lines.combine, percentOf, pooled);
}

function combined<Of>(
  lines: readonly (readonly [string, Of])[],
  combine: 'each' | 'pooled' | 'mean' | 'eachGroup' | 'meanOfGroups',
  figureOf: (value: Of) => Rational,
  pool: (values: readonly Of[]) => Of,
): readonly Figure[] {
  switch (combine) {
    case 'each':
    case 'eachGroup':
      return lines.map(([code, value]) => ({ code, value: figureOf(value) }));
    case 'pooled':
      return [{ value: figureOf(pool(lines.map(([, value]) => value))) }];
    default:
      return [{ value: mean(lines.map(([, value]) => figureOf(value))) }];
  }
}

export type SurveyFigures = { readonly figures: readonly Figure[]; readonly tooFew: readonly string[] };

export function surveyFigures(indicator: IndicatorOf<'survey'>, value: Value): SurveyFigures | null {
  const { groups, combine } = indicator;
  const codes = groups.map(({ code }) => code);
  const rates = eachOf(member(value, 'groups'), codes, countsIn);
  if (rates === null) return null;
  const tooFew = groups.flatMap(({ code, answersAtLeast }, index) => {
    const answers = rates[index]?.[1].d.n ?? 0n;
    return answers < BigInt(answersAtLeast) ? [code] : [];
  });
  return { figures: combined(rates, combine, percentOf, pooled), tooFew };
}

type YearLines<Of> = readonly (readonly [string, Of])[];

/** The figures of an average over past years; one without lines has the one line `''`. */
export function pastYearsFigures(
  indicator: IndicatorOf<'pastYears'>,
  value: Value,
  period: AssessedPeriod,
): readonly Figure[] | null {
  const years = yearsBefore(period.to, indicator.years).map(String);
  return indicator.of === 'rate'
    ? averaged(indicator, value, years, countsIn, (each) => percentOf(each), pooled)
    : averaged(indicator, value, years, exactIn, (each) => each, sum);
}

function averaged<Of>(
  { lines, method, of }: IndicatorOf<'pastYears'>,
  value: Value,
  years: readonly string[],
  read: (value: unknown) => Of | null,
  figureOf: (value: Of) => Rational,
  pool: (values: readonly Of[]) => Of,
): readonly Figure[] | null {
  const codes = lines?.of.map(({ code }) => code);
  const readYear = (year: unknown): YearLines<Of> | null => {
    if (codes === undefined) {
      const one = read(year);
      return one === null ? null : [['', one]];
    }
    return eachOf((year as Partial<LineValues<Exact>> | null)?.lines, codes, read);
  };
  const given = eachOf(member(value, 'years'), years, readYear);
  if (given === null) return null;
  const ofYears = given.map(([, year]) => year);
  const overYears = (values: readonly Of[]): Rational =>
    method === 'pooledCounts' && of === 'rate' ? figureOf(pool(values)) : mean(values.map(figureOf));
  if (codes === undefined || lines === undefined) return [{ value: overYears(ofYears.flatMap(valuesOf)) }];
  if (lines.combine === 'pooled') return [{ value: overYears(ofYears.map((year) => pool(valuesOf(year)))) }];
  const byLine = codes.map((code, index): Figure => ({
    code,
    value: overYears(ofYears.flatMap((year) => valuesOf(year).slice(index, index + 1))),
  }));
  return lines.combine === 'each' ? byLine : [{ value: mean(byLine.map((line) => line.value)) }];
}

function valuesOf<Of>(lines: YearLines<Of>): readonly Of[] {
  return lines.map(([, value]) => value);
}

/** A count for every period of the assessment period, whole or in part; `null` when the value does not have its form. */
export function countFigures(
  { per }: IndicatorOf<'count'>,
  value: Value,
  { from, to }: AssessedPeriod,
): readonly Figure[] | null {
  const counts = member(value, 'periods');
  if (typeof counts !== 'object' || counts === null || !isLocalDate(from) || !isLocalDate(to)) return null;
  const given = counts as Readonly<Record<string, unknown>>;
  const figures: Figure[] = [];
  const known = new Set<string>();
  for (let period = periodOf(per, from); period.from <= to; period = nextPeriod(period)) {
    known.add(period.key);
    const count = exactIn(Object.hasOwn(given, period.key) ? given[period.key] : 0);
    if (count === null || count.d !== 1n || count.n < 0n) return null;
    figures.push({ code: period.key, value: count });
  }
  return Object.keys(given).every((key) => known.has(key)) ? figures : null;
}

export function itemsIn({ items }: IndicatorOf<'checklist'>, value: Value): readonly string[] | null {
  const present = member(value, 'present');
  if (!Array.isArray(present)) return null;
  const codes = items.map(({ code }) => code);
  const fits = present.every((item) => codes.includes(item as string)) && new Set(present).size === present.length;
  return fits ? (present as readonly string[]) : null;
}

export function verdictIn({ options }: IndicatorOf<'judged'>, value: Value): string | null {
  const verdict = member(value, 'verdict');
  const known = options === undefined ? ['met', 'notMet'] : options.map(({ code }) => code);
  return typeof verdict === 'string' && known.includes(verdict) ? verdict : null;
}

export function externalFigure({ of }: IndicatorOf<'external'>, value: Value): Figure | null {
  if (of === 'rate') {
    const rate = countsIn(value);
    if (rate !== null) return { value: percentOf(rate) };
  }
  const told = isFraction(value) ? null : exactIn(value);
  return told && { value: told };
}
