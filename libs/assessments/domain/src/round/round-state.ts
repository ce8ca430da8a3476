import type { Clock } from '@gongjian/shared-kernel';
import type { LargeTie, Tie } from '../rules/graded.js';
import type { RoundConcluded, RoundOpened, RoundSubjectsEntered, TieDecided } from './round.events.js';

interface RoundFacts {
  readonly opened: RoundOpened;
  readonly entered: RoundSubjectsEntered | null;
  /** That wait for a decision. */
  readonly ties: readonly Tie[];
  readonly large: readonly LargeTie[];
  readonly decided: readonly TieDecided[];
  readonly concluded: RoundConcluded | null;
  readonly due: Clock;
  readonly overdue: boolean;
  readonly revision: number;
}

/** `closing`: it is being graded. `tied`: a person decides first. */
export type RoundState =
  | { readonly status: 'none' }
  | (RoundFacts & { readonly status: 'open' | 'closing' | 'tied' | 'concluded' | 'cancelled' });

export type OpenedRound = Exclude<RoundState, { readonly status: 'none' }>;
