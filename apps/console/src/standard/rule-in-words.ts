import { wordsOf, type Bound, type Exact, type Span } from '@gongjian/shared-kernel';
import type { TFunction } from 'i18next';
import { codeInWords } from '../records/codes.js';
import type { Indicator, Named } from './definition.js';
import { figure } from './exact.js';
import type { zh } from './words.zh.js';

/** What says words in one language. */
export interface Speech {
  readonly t: TFunction<'standard'>;
  readonly language: 'zh' | 'en';
}

export type StandardWords = typeof zh;

const PERCENT: Named = { zh: '%', en: '%' };
const POINTS: Named = { zh: ' 分', en: 'points' };
const TIMES: Named = { zh: ' 次', en: 'times' };
const ITEMS: Named = { zh: ' 项', en: '' };
const NO_UNIT: Named = { zh: '', en: '' };

export function boundInWords(bound: Bound, unit: Named, language: 'zh' | 'en'): string {
  return wordsOf(bound, unit)[language].trim();
}

export function pointsBound(bound: Bound, { language }: Speech): string {
  return boundInWords(bound, POINTS, language);
}

export function percentBound(bound: Bound, { language }: Speech): string {
  return boundInWords(bound, PERCENT, language);
}

export function plainBound(bound: Bound, { language }: Speech): string {
  return boundInWords(bound, NO_UNIT, language);
}

/** In what the figures that are compared with the bar are counted. */
export function unitOf(indicator: Indicator): Named {
  switch (indicator.kind) {
    case 'rate':
    case 'survey':
      return PERCENT;
    case 'pastYears':
      return indicator.of === 'rate' ? PERCENT : NO_UNIT;
    case 'external':
      return indicator.of === 'rate' ? PERCENT : indicator.of === 'score' ? POINTS : NO_UNIT;
    case 'number':
    case 'count':
      return indicator.unit;
    case 'score':
      return POINTS;
    case 'checklist':
      return ITEMS;
    case 'facts':
      return TIMES;
    default:
      return NO_UNIT;
  }
}

/** The bar for a class; `null` where it depends on a class that is not known. */
export function boundFor(indicator: Indicator, ofClass: string | null): Bound | null {
  if (indicator.kind === 'checklist') return indicator.need;
  if (!('bound' in indicator) || indicator.bound === undefined) return null;
  const { bound } = indicator;
  if (!('byClass' in bound)) return bound;
  return ofClass === null ? null : (bound.byClass[ofClass] ?? null);
}

/** Whose bar is told: of a class, of none that is known, or of every class under its name. */
export type ClassAsked = string | null | ((code: string) => string);

function barInWords(indicator: Indicator, ofClass: ClassAsked, { t, language }: Speech): string {
  const inWords = (bound: Bound): string => boundInWords(bound, unitOf(indicator), language);
  if (typeof ofClass !== 'function') {
    const bar = boundFor(indicator, ofClass);
    return bar === null ? t('rule.classMissing') : inWords(bar);
  }
  const bar = boundFor(indicator, null);
  if (bar !== null || !('bound' in indicator) || indicator.bound === undefined) return bar === null ? '' : inWords(bar);
  return byClass<Bound>(indicator.bound, ofClass, inWords, t('semicolon'));
}

function byClass<Value extends object>(
  value: Value | { readonly byClass: Readonly<Record<string, Value>> },
  named: (code: string) => string,
  inWords: (one: Value) => string,
  joint: string,
): string {
  if (!('byClass' in value)) return inWords(value);
  const { byClass: values } = value;
  return Object.entries(values)
    .map(([code, one]) => `${named(code)} ${inWords(one)}`)
    .join(joint);
}

/** The rule of an indicator as the standard means it. */
export function ruleInWords(indicator: Indicator, ofClass: ClassAsked, speech: Speech): string {
  const { t, language } = speech;
  const bound = barInWords(indicator, ofClass, speech);
  switch (indicator.kind) {
    case 'yesNo':
      return t('rule.yesNo', { expects: t(indicator.expects) });
    case 'checklist':
      return t('rule.checklist', { count: indicator.items.length, need: bound });
    case 'number':
      return t('rule.number', { bound });
    case 'rate':
      return withLines(
        t('rule.rate', { n: indicator.of.n[language], d: indicator.of.d[language], bound }),
        indicator.lines,
        speech,
      );
    case 'score':
      return t('bound' in indicator && indicator.bound !== undefined ? 'rule.scoreBound' : 'rule.score', {
        from: figure(indicator.from),
        to: figure(indicator.to),
        bound,
      });
    case 'count':
      return t('rule.count', {
        per: t(`per.${indicator.per}`),
        bound,
        periods:
          indicator.periods === 'every'
            ? t('rule.everyPeriod')
            : t('rule.somePeriods', { need: plainBound(indicator.periods, speech) }),
      });
    case 'pastYears':
      return withLines(
        t('rule.pastYears', { years: indicator.years, method: t(`rule.${indicator.method}`), bound }),
        indicator.lines,
        speech,
      );
    case 'survey':
      return t('rule.survey', {
        measure: codeInWords('surveyMeasure', indicator.measure, language),
        combine: t(`combine.${indicator.combine}`),
        bound,
      });
    case 'external':
      return t('rule.external', { source: indicator.source[language], bound });
    case 'judged': {
      const { expects } = indicator;
      if (typeof ofClass === 'function') {
        const all = byClass<Named>(expects, ofClass, (one) => one[language], t('semicolon'));
        return t('rule.judged', { expects: all });
      }
      const mine = 'byClass' in expects ? expects.byClass[ofClass ?? ''] : expects;
      return mine === undefined ? t('rule.classMissing') : t('rule.judged', { expects: mine[language] });
    }
    case 'facts':
      return t('rule.facts', {
        within: spanInWords(indicator.within, speech),
        kinds: codeInWords('docketFact', indicator.of === 'incidents' ? 'incident' : 'complaint', language),
        bound,
      });
    case 'title':
      return indicator.heldFor === undefined
        ? t('rule.title')
        : t('rule.titleHeld', { held: spanInWords(indicator.heldFor, speech) });
  }
}

/** How it is scored, when it is. */
export function scoringInWords(indicator: Indicator, of: Exact | null, speech: Speech): string | null {
  const { t, language } = speech;
  if (of === null) return null;
  const scoring = indicator.scoring ?? { by: usual(indicator.kind) };
  if (scoring.by !== 'bands') return t(`scoring.${scoring.by}`, { of: figure(of) });
  const bands = scoring.bands
    .map(({ bound, points }) =>
      t('scoring.band', { bound: boundInWords(bound, unitOf(indicator), language), points: figure(points) }),
    )
    .join(t('joint'));
  return t('scoring.bands', { bands, otherwise: figure(scoring.otherwise) });
}

function usual(kind: Indicator['kind']): 'met' | 'value' {
  return kind === 'score' || kind === 'judged' ? 'value' : 'met';
}

type Lines = Extract<Indicator, { readonly kind: 'rate' }>['lines'];

function withLines(rule: string, lines: Lines, { t, language }: Speech): string {
  if (lines === undefined) return rule;
  const names = lines.of.map((line) => line.names[language]).join(t('joint'));
  return `${rule}${t('semicolon')}${t('rule.lines', { combine: t(`combine.${lines.combine}`) })}（${names}）`;
}

export function spanInWords(span: Span, { t }: Speech): string {
  if ('days' in span) return t('span.days', { count: span.days });
  if ('months' in span) return t('span.months', { count: span.months });
  return t('span.years', { count: span.years });
}
