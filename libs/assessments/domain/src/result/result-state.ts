import type { Standing, SubjectGraded } from './result.events.js';

interface ResultFacts {
  readonly graded: SubjectGraded;
  readonly standing: Standing;
  /** The score it stands on, or waits to be examined on. */
  readonly sheetRevision: string;
  readonly revision: number;
}

export type ResultState = { readonly status: 'none' } | (ResultFacts & { readonly status: 'graded' | 'reopened' });
