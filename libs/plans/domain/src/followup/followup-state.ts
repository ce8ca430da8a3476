import type {
  FollowUpCompleted,
  FollowUpConfirmed,
  FollowUpCorrectionProposed,
  FollowUpOpened,
} from './followup.events.js';

interface FollowUpFacts {
  /** `null`: the removal was annulled before the follow-up was due. */
  readonly opened: FollowUpOpened | null;
  readonly confirmed: boolean;
  /** Ordered in it, and those of them that are done with; in whichever order that was told. */
  readonly linked: readonly string[];
  readonly done: readonly string[];
  /** What may be put right; absent: not recorded yet. */
  readonly entry: Partial<
    Pick<FollowUpConfirmed, 'documentNumber' | 'note'> & Pick<FollowUpCompleted, 'problems' | 'lessons'>
  >;
  readonly proposal: FollowUpCorrectionProposed | null;
}

/** `completed`: waits for what is open to be put right. A removal that is annulled withdraws it wherever it stands. */
export type FollowUpState =
  { readonly status: 'none' } | (FollowUpFacts & { readonly status: 'open' | 'completed' | 'settled' | 'withdrawn' });

export type KnownFollowUp = Exclude<FollowUpState, { readonly status: 'none' }>;
