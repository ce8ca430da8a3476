import type { Exact, Fraction, Reason } from '@gongjian/shared-kernel';

/** Counts by line of the indicator. */
export interface LineValues<Of> {
  readonly lines: Readonly<Record<string, Of>>;
}

/** Items of a checklist that are there. */
export interface ItemsPresent {
  readonly present: readonly string[];
}

/** How often it happened, by key of the period (`2026-11`); a period that is not named had none. */
export interface PeriodCounts {
  readonly periods: Readonly<Record<string, number>>;
}

/** By year (`2025`); rates are fractions. */
export interface YearValues {
  readonly years: Readonly<Record<string, Exact | LineValues<Exact>>>;
}

/** Favourable answers of all answers, by respondent group. */
export interface GroupRates {
  readonly groups: Readonly<Record<string, Fraction>>;
}

/** What a person judged: met, not met, or one of the indicator's options. */
export interface Verdict {
  readonly verdict: string;
  readonly reason: Reason;
  /** Of the other assessors who judged alike; absent: nobody else did. */
  readonly furtherReasons?: readonly Reason[];
}

/**
 * What was found for one indicator. Its kind says the form: yes or no, items, a number, a fraction, counts by period,
 * figures by year, rates by group, a verdict. Where it does not apply, the value is the text `notApplicable`. What facts
 * and titles say is never filed: it is read from the docket.
 */
export type Value =
  boolean | Exact | LineValues<Fraction> | ItemsPresent | PeriodCounts | YearValues | GroupRates | Verdict;

/** By code of the indicator. */
export type Values = Readonly<Record<string, Value>>;

/** A piece of evidence as rules see it. */
export interface EvidencePiece {
  /** Which evidence of the indicator it is; `null`: whichever is missing, once. */
  readonly code: string | null;
  /** When what it shows was so. */
  readonly on: string;
}
