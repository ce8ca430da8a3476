import type { Exact } from '@gongjian/shared-kernel';

/** What the grade of a subject is made from; some hundred bytes. */
export interface RankRow {
  readonly subjectId: string;
  readonly sheetId: string;
  readonly class: string | null;
  /** Ids of its county and town. */
  readonly county: string | null;
  readonly town: string | null;
  readonly total: Exact | null;
  readonly of: Exact | null;
  readonly stars: number | null;
  /** The greater one is before. */
  readonly tie: readonly Exact[];
  /** Every required indicator is met, every floor is. */
  readonly required: boolean;
  readonly floors: boolean;
  readonly vetoed: boolean;
  /** Those that a grade asks for. */
  readonly met: readonly string[];
  /** It came by an application. */
  readonly applied: boolean;
  /** The grade another authority gave it; `null`: it is graded here. */
  readonly told: string | null;
}

/** Subjects that nothing tells apart, by id; when it was decided, in the order decided. */
export interface Tie {
  readonly subjectIds: readonly string[];
}

/** How many of a tie a person can put in order. */
export const MOST_ORDERED = 500;

/** A tie of more: a person leaves them together. */
export interface LargeTie {
  readonly count: number;
  /** Of the sorted subject ids, one a line. */
  readonly sha256: string;
  /** What each of them came to. */
  readonly total: Exact | null;
}

/** What a person decided of a tie: the order of those in it, the first one first, or that they stay together. */
export interface TieDecision extends Tie {
  readonly together?: true;
}

/** A grade that was not reached: the members of its bar that are not met, `veto`, or `quota`. */
export interface UnmetBar {
  readonly grade: string;
  readonly unmet: readonly string[];
}

export interface Graded {
  readonly subjectId: string;
  readonly sheetId: string;
  /** `none`: it reached no grade. */
  readonly grade: string;
  readonly total: Exact | null;
  /** `null` where there is no ranking, or a veto. */
  readonly rank: number | null;
  /** Among how many. */
  readonly ranked: number | null;
  /** Better grades, best first. */
  readonly missed: readonly UnmetBar[];
}
