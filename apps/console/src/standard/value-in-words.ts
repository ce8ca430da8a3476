import { rational, type Exact } from '@gongjian/shared-kernel';
import type { Answer } from '../api/client.js';
import { codeInWords } from '../records/codes.js';
import { nameOf, type Indicator, type Standard } from './definition.js';
import { cut, figure, fraction, isFraction, percent } from './exact.js';
import { boundInWords, percentBound, plainBound, pointsBound, unitOf, type Speech } from './rule-in-words.js';

type Sheet = Answer<'/api/assessments/v1/sheets/{id}'>;
type Score = NonNullable<Sheet['score']>;
export type ValueFound = Score['values'][string];
export type IndicatorResult = Score['result']['indicators'][number];
export type Step = Score['way']['steps'][number];

/** What was found, as it was counted: rates as fractions with their per cent cut off. */
export function foundInWords(indicator: Indicator | undefined, value: ValueFound | undefined, speech: Speech): string {
  const { t, language } = speech;
  if (value === undefined) return '—';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (value === 'notApplicable') return t('notApplicable');
  if (typeof value !== 'object') return withUnit(figure(value), indicator, language);
  if (isFraction(value)) return t('value.rate', { fraction: fraction(value), percent: percent(value) });
  if ('present' in value) return presentInWords(indicator, value.present, speech);
  if ('verdict' in value) return verdictInWords(indicator, value.verdict, speech);
  if ('lines' in value) return membersInWords(value.lines, lineName(indicator, language), speech);
  if ('groups' in value) return membersInWords(value.groups, groupName(indicator, language), speech);
  if ('periods' in value) return membersInWords(value.periods, (key) => key, speech);
  return Object.entries(value.years)
    .map(([year, of]) =>
      t('value.named', {
        name: year,
        value:
          typeof of === 'object' && 'lines' in of
            ? membersInWords(of.lines, lineName(indicator, language), speech)
            : oneInWords(of, speech),
      }),
    )
    .join(t('semicolon'));
}

function withUnit(text: string, indicator: Indicator | undefined, language: 'zh' | 'en'): string {
  const unit = indicator === undefined ? '' : unitOf(indicator)[language];
  if (unit === '' || indicator?.kind === 'score') return text;
  return unit === '%' ? `${text}%` : `${text} ${unit.trim()}`;
}

function oneInWords(value: Exact, { t }: Speech): string {
  return isFraction(value) ? t('value.rate', { fraction: fraction(value), percent: percent(value) }) : figure(value);
}

function membersInWords(
  members: Readonly<Record<string, Exact>>,
  name: (code: string) => string,
  speech: Speech,
): string {
  const { t } = speech;
  return Object.entries(members)
    .map(([code, value]) => t('value.named', { name: name(code), value: oneInWords(value, speech) }))
    .join(t('joint'));
}

function presentInWords(indicator: Indicator | undefined, present: readonly string[], { t, language }: Speech): string {
  const items = indicator?.kind === 'checklist' ? indicator.items : [];
  const said = t('value.present', { count: present.length, of: Math.max(items.length, present.length) });
  const lacking = items.filter(({ code }) => !present.includes(code)).map(({ names }) => names[language]);
  return lacking.length === 0
    ? said
    : `${said}${t('semicolon')}${t('value.lacking', { names: lacking.join(t('joint')) })}`;
}

export function verdictInWords(indicator: Indicator | undefined, verdict: string, { language }: Speech): string {
  const option = indicator?.kind === 'judged' ? indicator.options?.find(({ code }) => code === verdict) : undefined;
  if (option !== undefined) return option.names[language];
  if (verdict === 'met') return language === 'zh' ? '达到' : 'Met';
  return verdict === 'notMet' ? (language === 'zh' ? '未达到' : 'Not met') : verdict;
}

type Name = (code: string) => string;

function lineName(indicator: Indicator | undefined, language: 'zh' | 'en'): Name {
  const lines = indicator !== undefined && 'lines' in indicator ? indicator.lines?.of : undefined;
  return (code) => lines?.find((line) => line.code === code)?.names[language] ?? code;
}

export function groupName(indicator: Indicator | undefined, language: 'zh' | 'en'): Name {
  const groups = indicator?.kind === 'survey' ? indicator.groups : [];
  return (code) => groups.find((group) => group.code === code)?.names[language] ?? code;
}

/** 扣在哪里: why an indicator has not all of its points, or is not met; `null` when nothing was lost. */
export function lossInWords(
  indicator: Indicator | undefined,
  result: IndicatorResult,
  value: ValueFound | undefined,
  speech: Speech,
): string | null {
  const { t, language } = speech;
  const { why, met, points, of } = result;
  const short =
    points !== null && of !== null && rational(points).n * rational(of).d < rational(of).n * rational(points).d;
  if (!result.applicable || (met === true && !short) || (met === null && why.rule === 'notApplicable')) return null;
  switch (why.rule) {
    case 'evidenceMissing':
      return t('why.evidence', { names: evidenceNames(indicator, why.missing ?? [], language).join(t('joint')) });
    case 'tooFewAnswers':
      return t('why.tooFew', { names: (why.missing ?? []).map(groupName(indicator, language)).join(t('joint')) });
    case 'noValue':
    case 'classMissing':
    case 'title':
      return t(`why.${why.rule}`);
    case 'answer':
      return indicator?.kind === 'yesNo'
        ? t('why.answer', {
            expects: t(indicator.expects),
            was: typeof value === 'boolean' ? t(value ? 'yes' : 'no') : '',
          })
        : codeInWords('indicatorRule', why.rule, language);
    case 'judged':
    case 'option':
      return judgedLoss(indicator, value, speech);
    case 'facts':
      return t('why.facts', { count: why.facts?.length ?? 0 });
    case 'notApplicable':
      return null;
    case 'bound':
    case 'band':
    case 'proportion':
    case 'value':
      return numbersLoss(indicator, result, value, speech);
  }
}

function judgedLoss(indicator: Indicator | undefined, value: ValueFound | undefined, speech: Speech): string {
  if (typeof value !== 'object' || !('verdict' in value)) return '';
  const reasons = [value.reason, ...(value.furtherReasons ?? [])].flatMap(({ text }) => (text === null ? [] : [text]));
  return [verdictInWords(indicator, value.verdict, speech), ...reasons].join(speech.t('semicolon'));
}

function numbersLoss(
  indicator: Indicator | undefined,
  { why }: IndicatorResult,
  value: ValueFound | undefined,
  speech: Speech,
): string {
  const { t, language } = speech;
  if (indicator?.kind === 'checklist' && typeof value === 'object' && 'present' in value) {
    const lacking = indicator.items.filter(({ code }) => !value.present.includes(code));
    if (lacking.length > 0)
      return t('why.lacking', { names: lacking.map(({ names }) => names[language]).join(t('joint')) });
  }
  if (indicator?.kind === 'score' && indicator.bound === undefined) return '';
  const unit = indicator === undefined ? { zh: '', en: '' } : unitOf(indicator);
  const bound = why.bound === undefined ? '' : boundInWords(why.bound, unit, language);
  const numbers = why.numbers ?? [];
  const failed = numbers.filter(({ holds }) => !holds);
  return (failed.length > 0 ? failed : numbers)
    .map((number) => {
      const shown = withUnit(figure(number.value), indicator, language);
      if (number.code === undefined) return t('why.short', { value: shown, bound });
      const name = lineName(indicator, language)(groupName(indicator, language)(number.code));
      return t('why.shortNamed', { name, value: shown, bound });
    })
    .join(t('semicolon'));
}

export function evidenceNames(
  indicator: Indicator | undefined,
  codes: readonly string[],
  language: 'zh' | 'en',
): readonly string[] {
  return codes.map((code) => indicator?.evidence?.find((one) => one.code === code)?.names[language] ?? code);
}

/** One step of the shortest way to the next grade. */
export function stepInWords(standard: Standard | undefined, step: Step, speech: Speech): string {
  const { t, language } = speech;
  if (step.kind === 'rank') return t('way.rank', { needs: plainBound(step.needs, speech) });
  const name = step.code === 'total' ? t('way.total') : nameOf(standard, step.code, language);
  const indicator = standard?.indicators.get(step.code);
  const missing = 'missing' in step ? evidenceNames(indicator, step.missing ?? [], language).join(t('joint')) : '';
  switch (step.kind) {
    case 'liftVeto':
      return t('way.liftVeto', { name });
    case 'meet':
      return missing === '' ? t('way.meet', { name }) : t('way.meetMissing', { name, missing });
    case 'reach':
      return step.of === 'points'
        ? t('way.reachPoints', { name, has: figure(step.has), needs: pointsBound(step.needs, speech) })
        : t('way.reachShare', { name, has: cut(rational(step.has), 2), needs: percentBound(step.needs, speech) });
    case 'gain': {
      const said = t(step.more === true ? 'way.gainMore' : 'way.gain', {
        name,
        has: figure(step.has),
        points: figure(step.points),
      });
      return missing === '' ? said : `${said}${t('way.missing', { missing })}`;
    }
  }
}
