import type { Outcome } from '../../scenario/outcomes.js';
import type { Refused, Story } from '../story.js';

export type OutcomeName = Exclude<keyof Outcome, 'subject' | 'programme'>;

/** What an outcome is looked at with. */
export interface Looking {
  readonly story: Story;
  readonly outcome: Outcome;
  /** Of the last line; `null`: it went well. */
  readonly refused: Refused | null;
}

/** What came of it, as the word of the outcome is written; what stands in it that the row does not name is not compared. */
export type Looks = { readonly [Name in OutcomeName]?: (looking: Looking) => Promise<unknown> };
