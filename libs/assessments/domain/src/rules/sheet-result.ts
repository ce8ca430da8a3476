import type { Bound, Exact, LocalDate } from '@gongjian/shared-kernel';

/** A number that was compared; of a rate in points of 100. `code`: the line, period, year, group it is of. */
export interface NumberSeen {
  readonly code?: string;
  readonly value: Exact;
  readonly holds: boolean;
}

export type IndicatorRule =
  | 'answer'
  | 'bound'
  | 'band'
  | 'proportion'
  | 'value'
  | 'option'
  | 'judged'
  | 'facts'
  | 'title'
  | 'notApplicable'
  | 'noValue'
  | 'classMissing'
  | 'tooFewAnswers'
  | 'evidenceMissing';

/** Why the points of an indicator are what they are. */
export interface IndicatorWhy {
  readonly rule: IndicatorRule;
  readonly bound?: Bound;
  readonly numbers?: readonly NumberSeen[];
  /** Facts that were counted, the latest ones when they are many. */
  readonly facts?: readonly string[];
  /** Evidence that is missing. */
  readonly missing?: readonly string[];
}

export interface IndicatorResult {
  readonly code: string;
  readonly applicable: boolean;
  /** `null`: nothing can be said, for want of a value or because it is left out. */
  readonly met: boolean | null;
  /** `null`: it is not scored, or left out. */
  readonly points: Exact | null;
  readonly of: Exact | null;
  readonly why: IndicatorWhy;
}

export interface ComponentResult {
  readonly code: string;
  readonly met: boolean | null;
  readonly points: Exact | null;
  readonly of: Exact | null;
  /** `null`: it has no floor, or is left out. */
  readonly floor: 'met' | 'missed' | null;
}

export interface AdjustmentResult {
  readonly code: string;
  readonly kind: 'bonus' | 'deduction';
  readonly times: number;
  /** What is added or taken off, after the cap. */
  readonly points: Exact;
}

/** What holds off every grade: an indicator that is not met, a finding looked back on, an incident. */
export interface VetoResult {
  readonly code: string;
  readonly by: 'indicator' | 'finding' | 'incident';
  readonly facts: readonly string[];
}

export interface SheetResult {
  /** In the order of the definition. */
  readonly indicators: readonly IndicatorResult[];
  readonly components: readonly ComponentResult[];
  readonly adjustments: readonly AdjustmentResult[];
  /** With bonus and deduction; `null` where nothing is scored. */
  readonly total: Exact | null;
  readonly of: Exact | null;
  /** Aspects that earned a star; `null` where there are no stars. */
  readonly stars: number | null;
  readonly starred: readonly string[];
  readonly requiredUnmet: readonly string[];
  readonly floorsMissed: readonly string[];
  readonly vetoes: readonly VetoResult[];
  /** Of the nodes that a grade asks for, those that are met. */
  readonly met: readonly string[];
  /** What breaks a tie, in the order of the definition: the greater one is before. */
  readonly tie: readonly Exact[];
}

/** What a subject is short of for the next grade, the first thing first. */
export type Step =
  | { readonly kind: 'liftVeto'; readonly code: string }
  /** `missing`: evidence of it that is not there. */
  | { readonly kind: 'meet'; readonly code: string; readonly missing?: readonly string[] }
  | {
      readonly kind: 'reach';
      readonly code: string;
      readonly has: Exact;
      readonly needs: Bound;
      readonly of: 'points' | 'share';
    }
  /** `more`: more than that many points. */
  | {
      readonly kind: 'gain';
      readonly code: string;
      readonly has: Exact;
      readonly points: Exact;
      readonly more?: true;
      readonly missing?: readonly string[];
    }
  | { readonly kind: 'rank'; readonly needs: Bound };

export interface WayUp {
  /** `null`: no grade is above. */
  readonly to: string | null;
  readonly steps: readonly Step[];
}

export interface AssessedPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
}
