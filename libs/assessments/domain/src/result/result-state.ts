import type { Standing, SubjectGraded } from './result.events.js';

interface ResultFacts {
  readonly graded: SubjectGraded;
  readonly standing: Standing;
  /** By sheet, the scores it stands on, or waits to be examined on: of a summary the sheets of every round. */
  readonly seen: Readonly<Record<string, string>>;
  readonly revision: number;
}

export type ResultState = { readonly status: 'none' } | (ResultFacts & { readonly status: 'graded' | 'reopened' });
