import type { Indicator } from '@gongjian/plans-contracts';
import { assertNever, compare, rational, type Fault, type Rational } from '@gongjian/shared-kernel';
import type { AssessedPeriod } from '../sheet-result.js';
import type { Value, Values } from '../value.js';
import {
  countFigures,
  countsIn,
  exactIn,
  externalFigure,
  itemsIn,
  pastYearsFigures,
  rateFigures,
  surveyFigures,
  verdictIn,
  type IndicatorOf,
} from './figures.js';

/** Who gives the value: a person who looks, another authority, a survey, or the facts recorded. */
export function sourceOf({ kind }: Indicator): 'person' | 'external' | 'survey' | 'facts' {
  switch (kind) {
    case 'external':
    case 'survey':
      return kind;
    case 'facts':
    case 'title':
      return 'facts';
    default:
      return 'person';
  }
}

const isFor = ({ classes }: Indicator, ofClass: string | null): boolean =>
  classes === undefined || (ofClass !== null && classes.includes(ofClass));

export interface ValuesAsked {
  readonly indicators: readonly Indicator[];
  readonly class: string | null;
  readonly period: AssessedPeriod;
}

/**
 * What is wrong with values that are filed: those asked that are missing, those that are not asked, and those without
 * the form of their indicator. Pointers start at the values.
 */
export function valueFaults(values: Values, { indicators, class: ofClass, period }: ValuesAsked): readonly Fault[] {
  const asked = new Map(indicators.filter((each) => isFor(each, ofClass)).map((each) => [each.code, each]));
  const unknown = Object.keys(values).flatMap((code) =>
    asked.has(code) ? [] : [fault(code, 'unknown', '没有要求填写这项指标。', 'This indicator is not asked.')],
  );
  const unfit = [...asked.values()].flatMap((indicator) => {
    const { code } = indicator;
    if (!Object.hasOwn(values, code)) {
      return [fault(code, 'missing', '缺少这项指标的结果。', 'The value of this indicator is missing.')];
    }
    return faultsOf(indicator, values[code] as Value, period);
  });
  return [...unknown, ...unfit];
}

function fault(code: string, reason: string, zh: string, en: string): Fault {
  return { pointer: `/${code}`, code: reason, zh, en };
}

function faultsOf(indicator: Indicator, value: Value, period: AssessedPeriod): readonly Fault[] {
  const { code } = indicator;
  if (value === 'notApplicable') {
    return indicator.notApplicable?.by === 'assessor'
      ? []
      : [fault(code, 'notApplicable', '这项指标不能不适用。', 'This indicator always applies.')];
  }
  if (!hasForm(indicator, value, period)) {
    return [fault(code, 'value', '结果的形式与指标不符。', 'The value does not have the form the indicator asks.')];
  }
  if (indicator.kind === 'score') {
    const score = exactIn(value) as Rational;
    if (compare(score, rational(indicator.from)) < 0 || compare(score, rational(indicator.to)) > 0) {
      return [fault(code, 'range', '分数超出范围。', 'The score is out of range.')];
    }
  }
  if (indicator.kind === 'external' && !isTold(indicator, value)) {
    return [fault(code, 'range', '数值超出范围。', 'The figure is out of range.')];
  }
  const places = 'places' in indicator ? indicator.places : null;
  const number = exactIn(value);
  return places !== null &&
    number !== null &&
    !(indicator.kind === 'external' && indicator.of === 'rate') &&
    !endsWithin(number, places)
    ? [fault(code, 'places', `小数至多 ${places} 位。`, `At most ${places} decimal places.`)]
    : [];
}

/** A rate is from 0 to 100 per cent, a score never below 0; a number may be any. */
function isTold(indicator: IndicatorOf<'external'>, value: Value): boolean {
  const told = externalFigure(indicator, value)?.value;
  if (told === undefined || indicator.of === 'number') return true;
  return compare(told, rational(0)) >= 0 && (indicator.of === 'score' || compare(told, rational(100)) <= 0);
}

function endsWithin({ d }: Rational, places: number): boolean {
  return 10n ** BigInt(places) % d === 0n;
}

function hasForm(indicator: Indicator, value: Value, period: AssessedPeriod): boolean {
  switch (indicator.kind) {
    case 'yesNo':
      return typeof value === 'boolean';
    case 'checklist':
      return itemsIn(indicator, value) !== null;
    case 'number':
    case 'score':
      return exactIn(value) !== null;
    case 'rate':
      return rateFigures(indicator, value) !== null;
    case 'count':
      return countFigures(indicator, value, period) !== null;
    case 'pastYears':
      return pastYearsFigures(indicator, value, period) !== null;
    case 'survey':
      return surveyFigures(indicator, value) !== null && favourableOnly(value);
    case 'external':
      return externalFigure(indicator, value) !== null;
    case 'judged':
      return verdictIn(indicator, value) !== null;
    case 'facts':
    case 'title':
      return false;
    default:
      return assertNever(indicator);
  }
}

/** Nobody answers favourably who did not answer. */
function favourableOnly(value: Value): boolean {
  const groups = typeof value === 'object' && 'groups' in value ? Object.values(value.groups) : [];
  return groups.every((group) => {
    const rate = countsIn(group);
    return rate !== null && compare(rate.n, rate.d) <= 0;
  });
}
