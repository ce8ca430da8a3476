import type { Facts, Indicator } from '@gongjian/plans-contracts';
import {
  assertNever,
  compare,
  exactOf,
  holds,
  isZero,
  over,
  rational,
  spanBefore,
  addDays,
  times,
  yearsBefore,
  type Bound,
  type LocalDate,
  type Rational,
} from '@gongjian/shared-kernel';
import type { KnownFact } from '../docket-fact.js';
import type { AssessedPeriod, IndicatorResult, IndicatorWhy, NumberSeen } from '../sheet-result.js';
import type { EvidencePiece, Value } from '../value.js';
import { countedIncidents, shown, titlesHeld, verifiedComplaints, within } from './docket.js';
import {
  countFigures,
  exactIn,
  externalFigure,
  itemsIn,
  pastYearsFigures,
  rateFigures,
  surveyFigures,
  verdictIn,
  type Figure,
} from './figures.js';

export interface IndicatorContext {
  readonly class: string | null;
  readonly period: AssessedPeriod;
  readonly docket: readonly KnownFact[];
  readonly facts: Facts | undefined;
  /** Evidence noted for this indicator. */
  readonly evidence: readonly EvidencePiece[];
  /** The day the subject applied; `null`: it did not. */
  readonly appliedOn: LocalDate | null;
}

/** What the value says before it is scored. */
interface Gauge {
  readonly met: boolean;
  /** What bands, proportion and the value itself are taken of; none: all or nothing. */
  readonly figures: readonly Rational[];
  readonly bound: Bound | null;
  /** What counts as all of it. */
  readonly full: Rational | null;
  /** Points by option, in points of 100. */
  readonly share?: Rational;
  readonly why: IndicatorWhy;
}

type Ungauged = { readonly why: IndicatorWhy };

export const ZERO = rational(0);
const HUNDRED = rational(100);

/** @param of points it is worth; `null`: it is not scored */
export function indicatorResult(
  indicator: Indicator,
  value: Value | null,
  context: IndicatorContext,
  of: Rational | null,
): IndicatorResult {
  const said = (
    applicable: boolean,
    met: boolean | null,
    points: Rational | null,
    why: IndicatorWhy,
    worth = of,
  ): IndicatorResult => ({
    code: indicator.code,
    applicable,
    met,
    points: points && exactOf(points),
    of: worth && exactOf(worth),
    why,
  });
  if (isOutside(indicator, value, context)) {
    return indicator.notApplicable?.counts === 'full'
      ? said(false, true, of, { rule: 'notApplicable' })
      : said(false, null, null, { rule: 'notApplicable' }, null);
  }
  const nothing = of && ZERO;
  const gauged = gauge(indicator, value, context);
  if (!('met' in gauged)) return said(true, null, nothing, gauged.why);
  const missing = missingEvidence(indicator, context);
  if (missing.length > 0) return said(true, false, nothing, { rule: 'evidenceMissing', missing });
  const { points, rule } = scored(indicator, gauged, of);
  return said(true, gauged.met, points, rule === null ? gauged.why : { ...gauged.why, rule });
}

function isOutside({ classes, notApplicable }: Indicator, value: Value | null, context: IndicatorContext): boolean {
  if (classes !== undefined && (context.class === null || !classes.includes(context.class))) return true;
  return value === 'notApplicable' && notApplicable?.by === 'assessor';
}

function gauge(indicator: Indicator, value: Value | null, context: IndicatorContext): Gauge | Ungauged {
  if (indicator.kind === 'facts') return factsGauge(indicator, context);
  if (indicator.kind === 'title') return titleGauge(indicator, context);
  if (value === null || value === 'notApplicable') return NO_VALUE;
  switch (indicator.kind) {
    case 'yesNo':
      if (typeof value !== 'boolean') return NO_VALUE;
      return allOrNothing(value === (indicator.expects === 'yes'), { rule: 'answer' });
    case 'judged':
      return judgedGauge(indicator, value);
    case 'checklist': {
      const present = itemsIn(indicator, value);
      if (present === null) return NO_VALUE;
      return against(indicator.need, [{ value: rational(present.length) }], rational(indicator.items.length));
    }
    case 'number': {
      const number = exactIn(value);
      return number === null ? NO_VALUE : byBound(indicator.bound, [{ value: number }], null, context);
    }
    case 'score': {
      const score = exactIn(value);
      return score === null
        ? NO_VALUE
        : byBound(indicator.bound ?? { atLeast: indicator.to }, [{ value: score }], rational(indicator.to), context);
    }
    case 'external': {
      const figure = externalFigure(indicator, value);
      return figure === null
        ? NO_VALUE
        : byBound(indicator.bound, [figure], indicator.of === 'rate' ? HUNDRED : null, context);
    }
    case 'rate':
      return byBound(indicator.bound, rateFigures(indicator, value), HUNDRED, context);
    case 'pastYears': {
      const figures = pastYearsFigures(indicator, value, context.period);
      return byBound(indicator.bound, figures, indicator.of === 'rate' ? HUNDRED : null, context);
    }
    case 'survey': {
      const survey = surveyFigures(indicator, value);
      if (survey === null) return NO_VALUE;
      return survey.tooFew.length > 0
        ? { why: { rule: 'tooFewAnswers', missing: survey.tooFew } }
        : byBound(indicator.bound, survey.figures, HUNDRED, context);
    }
    case 'count':
      return countGauge(indicator, value, context);
    default:
      return assertNever(indicator);
  }
}

const NO_VALUE: Ungauged = { why: { rule: 'noValue' } };

function allOrNothing(met: boolean, why: IndicatorWhy): Gauge {
  return { met, figures: [], bound: null, full: null, why };
}

type ByClass = Bound | { readonly byClass: Readonly<Record<string, Bound>> };

function byBound(
  bound: ByClass,
  figures: readonly Figure[] | null,
  full: Rational | null,
  context: IndicatorContext,
): Gauge | Ungauged {
  if (figures === null) return NO_VALUE;
  const mine = boundFor(bound, context.class);
  return mine === null ? { why: { rule: 'classMissing' } } : against(mine, figures, full);
}

export function boundFor(bound: ByClass, ofClass: string | null): Bound | null {
  if (!('byClass' in bound)) return bound;
  return ofClass !== null && Object.hasOwn(bound.byClass, ofClass) ? (bound.byClass[ofClass] ?? null) : null;
}

function against(bound: Bound, figures: readonly Figure[], full: Rational | null): Gauge {
  const numbers = figures.map((figure) => seen(figure, bound));
  return {
    met: numbers.every((number) => number.holds),
    figures: figures.map(({ value }) => value),
    bound,
    full,
    why: { rule: 'bound', bound, numbers },
  };
}

function seen({ code, value }: Figure, bound: Bound): NumberSeen {
  return { ...(code === undefined ? {} : { code }), value: exactOf(value), holds: holds(bound, value) };
}

/** Scored by the number of periods in which the bound held; shown are those in which it did not. */
function countGauge(
  indicator: Extract<Indicator, { readonly kind: 'count' }>,
  value: Value,
  context: IndicatorContext,
): Gauge | Ungauged {
  const figures = countFigures(indicator, value, context.period);
  if (figures === null) return NO_VALUE;
  const bound = boundFor(indicator.bound, context.class);
  if (bound === null) return { why: { rule: 'classMissing' } };
  const numbers = figures.map((figure) => seen(figure, bound));
  const kept = rational(numbers.filter((number) => number.holds).length);
  const need = indicator.periods === 'every' ? { atLeast: figures.length } : indicator.periods;
  return {
    met: holds(need, kept),
    figures: [kept],
    bound: need,
    full: rational(figures.length),
    why: { rule: 'bound', bound, numbers: numbers.filter((number) => !number.holds) },
  };
}

function judgedGauge(indicator: Extract<Indicator, { readonly kind: 'judged' }>, value: Value): Gauge | Ungauged {
  const verdict = verdictIn(indicator, value);
  if (verdict === null) return NO_VALUE;
  const { options } = indicator;
  if (options === undefined) return allOrNothing(verdict === 'met', { rule: 'judged' });
  const shares = options.map(({ code, share }) => ({ code, share: rational(share) }));
  const best = shares.reduce((most, { share }) => (compare(share, most) > 0 ? share : most), ZERO);
  const mine = shares.find(({ code }) => code === verdict)?.share ?? ZERO;
  const met = compare(mine, best) === 0;
  return {
    ...allOrNothing(met, { rule: 'option', numbers: [{ code: verdict, value: exactOf(mine), holds: met }] }),
    share: mine,
  };
}

function factsGauge(indicator: Extract<Indicator, { readonly kind: 'facts' }>, context: IndicatorContext): Gauge {
  const { docket, facts, period } = context;
  const all: readonly KnownFact[] =
    indicator.of === 'incidents'
      ? countedIncidents(facts, docket, indicator.kinds)
      : verifiedComplaints(docket, indicator.kinds);
  const counted = within(all, indicator.within, period.to);
  const gauged = against(indicator.bound, [{ value: rational(counted.length) }], null);
  return { ...gauged, why: { ...gauged.why, rule: 'facts', ...factsOf(counted) } };
}

function titleGauge(indicator: Extract<Indicator, { readonly kind: 'title' }>, context: IndicatorContext): Gauge {
  const held = titlesHeld(context.docket, indicator, context.period.to);
  return allOrNothing(held.length > 0, { rule: 'title', ...factsOf(held) });
}

function factsOf(facts: readonly KnownFact[]): Pick<IndicatorWhy, 'facts'> {
  return facts.length === 0 ? {} : { facts: shown(facts) };
}

/** Codes of the evidence of which there is not enough from its window. A piece without a code counts once. */
function missingEvidence({ evidence }: Indicator, context: IndicatorContext): readonly string[] {
  const uncoded = context.evidence.filter(({ code }) => code === null);
  let taken: Taken = new Map();
  return (evidence ?? []).flatMap(({ code, window, atLeast }) => {
    const [after, until] = windowOf(window, context);
    const isInside = ({ on }: EvidencePiece): boolean => on > after && on <= until;
    const coded = context.evidence.filter((piece) => piece.code === code && isInside(piece)).length;
    const fits = uncoded.filter(isInside);
    let more: Taken | null = taken;
    for (let lacks = atLeast - coded; lacks > 0 && more !== null; lacks -= 1) more = placed(fits, more, new Set());
    if (more === null) return [code];
    taken = more;
    return [];
  });
}

/** What each piece was taken for: all that would do in its place. */
type Taken = ReadonlyMap<EvidencePiece, readonly EvidencePiece[]>;

/** With one piece more taken, where others give way as they can; `null`: none is left. */
function placed(fits: readonly EvidencePiece[], taken: Taken, tried: Set<EvidencePiece>): Taken | null {
  for (const piece of fits) {
    if (tried.has(piece)) continue;
    tried.add(piece);
    const others = taken.get(piece);
    const moved = others === undefined ? taken : placed(others, taken, tried);
    if (moved !== null) return new Map([...moved, [piece, fits]]);
  }
  return null;
}

type EvidenceWindow = NonNullable<Indicator['evidence']>[number]['window'];

/** The day before the first, and the last day. */
function windowOf(window: EvidenceWindow, { period, appliedOn }: IndicatorContext): readonly [LocalDate, LocalDate] {
  switch (window.of) {
    case 'period':
      return [addDays(period.from, -1), period.to];
    case 'pastYears': {
      const years = yearsBefore(period.to, window.years);
      return [`${(years[0] ?? 0) - 1}-12-31`, `${years.at(-1) ?? 0}-12-31`];
    }
    case 'days': {
      const end = window.before === 'application' ? (appliedOn ?? period.to) : period.to;
      return [spanBefore({ days: window.days }, end), end];
    }
    default:
      return assertNever(window);
  }
}

type Scoring = NonNullable<Indicator['scoring']>;

/** How it is scored where the definition does not say; all or nothing for the kinds not named. */
const DEFAULT_SCORING: Readonly<Partial<Record<Indicator['kind'], 'value'>>> = { score: 'value', judged: 'value' };

interface Scored {
  readonly points: Rational | null;
  /** The rule that gave them, where it is not the one that was met or not. */
  readonly rule: IndicatorWhy['rule'] | null;
}

function scored(indicator: Indicator, gauged: Gauge, of: Rational | null): Scored {
  if (of === null) return { points: null, rule: null };
  const scoring: Scoring = indicator.scoring ?? { by: DEFAULT_SCORING[indicator.kind] ?? 'met' };
  const { figures, bound, met, share } = gauged;
  if (scoring.by !== 'met' && share !== undefined) {
    return { points: atMost(over(times(of, share), HUNDRED), of), rule: null };
  }
  if (scoring.by === 'met' || figures.length === 0 || bound === null) return { points: met ? of : ZERO, rule: null };
  switch (scoring.by) {
    case 'value':
      return { points: least(figures.map((figure) => ownValue(indicator, gauged, figure, of))), rule: 'value' };
    case 'proportion':
      return { points: least(figures.map((figure) => times(of, portion(bound, figure)))), rule: 'proportion' };
    case 'bands': {
      const points = figures.map((figure) => {
        const band = scoring.bands.find((each) => holds(each.bound, figure));
        return atMost(rational(band?.points ?? scoring.otherwise), of);
      });
      return { points: least(points), rule: 'band' };
    }
    default:
      return assertNever(scoring);
  }
}

/** The value itself, from 0 to what the indicator is worth; a weight takes it as a share of the full mark. */
function ownValue(indicator: Indicator, { full }: Gauge, figure: Rational, of: Rational): Rational {
  const own = indicator.weight !== undefined && full !== null && !isZero(full) ? over(times(figure, of), full) : figure;
  return atMost(atLeastZero(own), of);
}

/** From 0 to 1: how far it is on the way to the bound. */
function portion(bound: Bound, figure: Rational): Rational {
  const one = rational(1);
  const [lower, upper] = [bound.atLeast ?? bound.moreThan, bound.atMost ?? bound.lessThan];
  if (lower !== undefined && compare(figure, rational(lower)) < 0) return ratio(figure, rational(lower));
  if (upper !== undefined && compare(figure, rational(upper)) > 0) return ratio(rational(upper), figure);
  return one;
}

function ratio(part: Rational, whole: Rational): Rational {
  return compare(whole, ZERO) <= 0 ? ZERO : atLeastZero(over(part, whole));
}

function atLeastZero(value: Rational): Rational {
  return compare(value, ZERO) < 0 ? ZERO : value;
}

function atMost(value: Rational, most: Rational): Rational {
  return compare(value, most) > 0 ? most : value;
}

function least(values: readonly Rational[]): Rational {
  return values.reduce((low, value) => (compare(value, low) < 0 ? value : low));
}
