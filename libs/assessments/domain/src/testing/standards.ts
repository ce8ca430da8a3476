import type { Grading, Indicator, RoundDefinition, Standard, StandardNode } from '@gongjian/plans-contracts';
import type { DocketFact, KnownFact } from '../rules/docket-fact.js';
import type { RankRow } from '../rules/graded.js';
import type { Value } from '../rules/value.js';
import { indicatorResult, type IndicatorContext } from '../rules/v2/indicator-result.js';
import type { ScoringRules, SheetInputs } from '../rules/v2/sheet-result.js';
import { rational, type Exact } from '@gongjian/shared-kernel';

export const names = { zh: '某项', en: 'Something' };

export const yesNo = (code: string, more: object = {}): StandardNode => ({
  code,
  kind: 'yesNo',
  names,
  expects: 'yes',
  ...more,
});
export const score = (code: string, more: object = {}): StandardNode => ({
  code,
  kind: 'score',
  names,
  points: 10,
  from: 0,
  to: 10,
  places: 2,
  ...more,
});
export const component = (code: string, items: readonly StandardNode[], more: object = {}): StandardNode => ({
  code,
  kind: 'component',
  names,
  items,
  ...more,
});

export const period = { from: '2026-01-01', to: '2026-12-31' } as const;

export const round: RoundDefinition = {
  code: 'annual',
  names,
  form: 'inspection',
  by: 'county',
  opens: { on: 'plan', every: 'year' },
  due: { days: 20, of: 'working' },
  indicators: 'all',
  decides: true,
  assessors: { number: 1 },
};

export const scoringRules = (
  standard: Standard,
  grading?: Grading,
  more: Partial<ScoringRules> = {},
): ScoringRules => ({
  programme: 'programme',
  standard,
  round,
  grading,
  facts: undefined,
  ...more,
});

export const inputs = (values: SheetInputs['values'], more: Partial<SheetInputs> = {}): SheetInputs => ({
  class: null,
  period,
  docket: [],
  appliedOn: null,
  values,
  evidence: {},
  adjustments: [],
  enteredAt: '2026-03-01T00:00:00.000Z',
  ...more,
});

/** Of one indicator that is worth ten points. */
export const judge = (
  indicator: object,
  value: Value | null,
  more: Partial<IndicatorContext> = {},
  of: Exact | null = 10,
) =>
  indicatorResult(
    { code: 'x', names, ...indicator } as unknown as Indicator,
    value,
    { class: null, period, docket: [], facts: undefined, evidence: [], appliedOn: null, ...more },
    of === null ? null : rational(of),
  );

let facts = 0;
export const fact = (known: DocketFact): KnownFact => ({ factId: `fact-${(facts += 1)}`, ...known });

export const row = (subjectId: string, more: Partial<RankRow> = {}): RankRow => ({
  subjectId,
  sheetId: `sheet-${subjectId}`,
  class: null,
  county: null,
  town: null,
  total: 90,
  of: 100,
  stars: null,
  tie: [],
  required: true,
  floors: true,
  vetoed: false,
  met: [],
  applied: false,
  told: null,
  ...more,
});
