import { holds, rational, type Bound, type Fraction } from '@gongjian/shared-kernel';
import { answersLacking, type Survey } from './survey-acts.js';

export interface GroupRow {
  readonly group: string;
  readonly population: number;
  readonly sampled: number;
  readonly answersAtLeast: number;
  readonly asked: number | null;
  readonly answered: number | null;
  readonly favourable: number | null;
  readonly lacking: number;
  readonly rate: Fraction | null;
  /** `null`: there is no bar, or nothing to hold against it. */
  readonly holds: boolean | null;
}

/** What each group said; after the closing by the rates that count, before by what was recorded so far. */
export function groupRows(survey: Pick<Survey, 'frame' | 'answers' | 'rates'>, bar: Bound | null): readonly GroupRow[] {
  return survey.frame.map(({ group, population, sampled, answersAtLeast }) => {
    const found = survey.answers.find((one) => one.group === group);
    const rate = rateOf(survey.rates?.[group], found);
    return {
      group,
      population,
      sampled,
      answersAtLeast,
      asked: found?.asked ?? null,
      answered: found?.answered ?? null,
      favourable: found?.favourable ?? null,
      lacking: answersLacking(survey, group),
      rate,
      holds: rate === null || bar === null ? null : meets(bar, rate),
    };
  });
}

function rateOf(
  counted: { readonly n: number | string; readonly d: number | string } | undefined,
  found: { readonly answered: number; readonly favourable: number } | undefined,
): Fraction | null {
  if (counted !== undefined) return counted;
  if (found === undefined || found.answered === 0) return null;
  return { n: found.favourable, d: found.answered };
}

/** Exactly: 94.95 % is below 95 %. */
function meets(bar: Bound, rate: Fraction): boolean {
  const { n, d } = rational(rate);
  return holds(bar, { n: n * 100n, d });
}

/** All answers together. */
export function pooled(rows: readonly GroupRow[]): Fraction | null {
  const rates = rows.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  if (rates.length === 0) return null;
  const add = (part: 'n' | 'd'): number => rates.reduce((sum, rate) => sum + Number(rate[part]), 0);
  return { n: add('n'), d: add('d') };
}
