import type {
  DomainEvent,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  Sealed,
  SubjectAsOf,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { CorrectionDeclined, CorrectionProposal, EntryCorrected } from '../correction/entry-correction.js';

/** What others are told with everything that becomes of it. */
export interface FollowUpPlace {
  readonly followUpId: string;
  readonly removalId: string;
  readonly titleId: string;
  readonly subject: SubjectAsOf;
  readonly programmeId: string;
  readonly version: number;
}

/** By rule: the clause and the authority that adopted it stand for a number and a signer. */
export interface FollowUpOpened extends FollowUpPlace {
  readonly clause: string;
  readonly authority: UnitAsOf;
  readonly openedOn: LocalDate;
  /** The round after which it became due; `null`: at once. */
  readonly roundId: string | null;
}

export interface FollowUpConfirmed extends MaybeLate {
  readonly followUpId: string;
  readonly documentNumber: string | null;
  readonly note: Sealed | null;
  readonly confirmedBy: OfficerAsOf;
}

/** A problem found in the follow-up is to be put right; the order follows from it. */
export interface RectificationLinked extends MaybeLate {
  readonly followUpId: string;
  readonly rectificationId: string;
  readonly unit: UnitAsOf | null;
  readonly serious: boolean;
  readonly what: Sealed;
  readonly foundOn: LocalDate;
  readonly documentNumber: string | null;
  readonly orderedBy: OfficerAsOf;
}

export interface RectificationSettled {
  readonly followUpId: string;
  readonly rectificationId: string;
  readonly how: 'closed' | 'withdrawn';
}

export interface FollowUpCompleted extends MaybeLate {
  readonly followUpId: string;
  readonly completedOn: LocalDate;
  readonly problems: Sealed;
  readonly lessons: Sealed;
  readonly completedBy: OfficerAsOf;
}

/** It is completed and nothing that was ordered in it is open. */
export interface RemovalSettled extends FollowUpPlace {
  readonly rectificationIds: readonly string[];
}

/** The removal was annulled. */
export interface FollowUpWithdrawn extends FollowUpPlace {
  readonly why: 'withdrawnReport' | 'appealUpheld' | 'error';
}

export type FollowUpCorrection =
  | { readonly field: 'note' | 'problems' | 'lessons'; readonly value: Sealed | null }
  | { readonly field: 'documentNumber'; readonly value: string | null };

export interface FollowUpCorrectionProposed extends CorrectionProposal<FollowUpCorrection> {
  readonly followUpId: string;
}

export interface FollowUpCorrected extends EntryCorrected<FollowUpCorrection> {
  readonly followUpId: string;
}

export interface FollowUpCorrectionDeclined extends CorrectionDeclined {
  readonly followUpId: string;
}

export type FollowUpEvent =
  | DomainEvent<'FollowUpOpened', FollowUpOpened>
  | DomainEvent<'FollowUpConfirmed', FollowUpConfirmed>
  | DomainEvent<'RectificationLinked', RectificationLinked>
  | DomainEvent<'RectificationSettled', RectificationSettled>
  | DomainEvent<'FollowUpCompleted', FollowUpCompleted>
  | DomainEvent<'RemovalSettled', RemovalSettled>
  | DomainEvent<'FollowUpWithdrawn', FollowUpWithdrawn>
  | DomainEvent<'FollowUpCorrectionProposed', FollowUpCorrectionProposed>
  | DomainEvent<'FollowUpCorrected', FollowUpCorrected>
  | DomainEvent<'FollowUpCorrectionDeclined', FollowUpCorrectionDeclined>;
