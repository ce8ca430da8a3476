import type {
  Basis,
  BilingualText,
  Clock,
  DomainEvent,
  FileReference,
  Instant,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  Reason,
  Sealed,
  SubjectAsOf,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { CorrectionDeclined, CorrectionProposal, EntryCorrected } from '../correction/entry-correction.js';
import type { ReviewedVersion } from '../evidence/evidence.js';
import type { Submission } from '../evidence/evidence-flow.js';
import type { RectificationRules } from '../rules/rectification-rules.js';

export const RECTIFICATION_SOURCES = ['finding', 'complaint', 'external', 'followUp', 'order'] as const;

/** What asked for it: `id` of the finding, complaint or removal; `reference` of the document where it is on paper. */
export interface RectificationSource {
  readonly kind: (typeof RECTIFICATION_SOURCES)[number];
  readonly id: string | null;
  readonly reference: string | null;
}

/** What others are told with everything that becomes of it. */
export interface RectificationPlace {
  readonly rectificationId: string;
  readonly subject: SubjectAsOf;
  readonly programmeId: string;
  readonly version: number;
  readonly serious: boolean;
  readonly source: RectificationSource;
  /** The removal whose follow-up it belongs to. */
  readonly removalId: string | null;
}

export interface RectificationOrdered extends RectificationPlace, MaybeLate {
  readonly rules: RectificationRules;
  /** `null`: nobody answers for the subject yet; the office names the unit. */
  readonly unit: UnitAsOf | null;
  readonly indicator: string | null;
  readonly what: Sealed;
  readonly foundOn: LocalDate;
  readonly evidence: readonly FileReference[];
  readonly documentNumber: string | null;
  readonly due: Clock;
  /** `null`: no person, a system of an agency or a rule. */
  readonly orderedBy: OfficerAsOf | null;
}

export interface RectificationUnitAssigned extends MaybeLate {
  readonly rectificationId: string;
  readonly was: UnitAsOf | null;
  readonly unit: UnitAsOf;
  readonly reason: Reason | null;
  readonly assignedBy: OfficerAsOf;
}

export interface RectificationSigned extends MaybeLate {
  readonly rectificationId: string;
  readonly unit: UnitAsOf;
  readonly signedBy: OfficerAsOf;
}

export interface RectificationSubmitted extends Submission {
  readonly rectificationId: string;
  readonly submittedOn: LocalDate;
}

export type CheckResult = 'approve' | 'return';

export interface RectificationChecked extends MaybeLate {
  readonly rectificationId: string;
  /** `null`: nothing was submitted; it was looked at where it is. */
  readonly submission: number | null;
  readonly checkedOn: LocalDate;
  readonly onTheSpot: boolean;
  readonly reviewed: readonly ReviewedVersion[];
  readonly result: CheckResult;
  readonly reason: Reason | null;
  /** Of a return: the clock that starts anew; `null` where the one before runs on. */
  readonly due: Clock | null;
  readonly checkedBy: OfficerAsOf;
  readonly basis: Basis;
}

/** 销号 */
export interface RectificationClosed extends RectificationPlace, MaybeLate {
  readonly closedOn: LocalDate;
  readonly closedBy: OfficerAsOf;
  readonly basis: Basis;
}

export interface RectificationBecameOverdue extends RectificationPlace {
  readonly lastDay: LocalDate;
  readonly overdueAt: Instant;
  readonly basis: Basis;
}

/** The calendar of a year that was missing is there: the same span, counted anew. */
export interface RectificationDueRevised {
  readonly rectificationId: string;
  readonly previous: Clock;
  readonly due: Clock;
  readonly basis: Basis;
}

/** 移送 to another authority; the unit still answers for it. */
export interface RectificationTransferred extends MaybeLate {
  readonly rectificationId: string;
  readonly to: BilingualText;
  readonly documentNumber: string | null;
  readonly reason: Reason | null;
  readonly transferredBy: OfficerAsOf;
}

export interface RectificationWithdrawn extends RectificationPlace, MaybeLate {
  readonly reason: Reason;
  /** `null`: what asked for it was withdrawn. */
  readonly withdrawnBy: OfficerAsOf | null;
}

export type RectificationCorrection =
  | { readonly field: 'what'; readonly value: Sealed }
  | { readonly field: 'indicator'; readonly value: string | null }
  | { readonly field: 'documentNumber'; readonly value: string | null };

export interface RectificationCorrectionProposed extends CorrectionProposal<RectificationCorrection> {
  readonly rectificationId: string;
}

export interface RectificationCorrected extends EntryCorrected<RectificationCorrection> {
  readonly rectificationId: string;
}

export interface RectificationCorrectionDeclined extends CorrectionDeclined {
  readonly rectificationId: string;
}

export type RectificationEvent =
  | DomainEvent<'RectificationOrdered', RectificationOrdered>
  | DomainEvent<'RectificationUnitAssigned', RectificationUnitAssigned>
  | DomainEvent<'RectificationSigned', RectificationSigned>
  | DomainEvent<'RectificationSubmitted', RectificationSubmitted>
  | DomainEvent<'RectificationChecked', RectificationChecked>
  | DomainEvent<'RectificationClosed', RectificationClosed>
  | DomainEvent<'RectificationBecameOverdue', RectificationBecameOverdue>
  | DomainEvent<'RectificationDueRevised', RectificationDueRevised>
  | DomainEvent<'RectificationTransferred', RectificationTransferred>
  | DomainEvent<'RectificationWithdrawn', RectificationWithdrawn>
  | DomainEvent<'RectificationCorrectionProposed', RectificationCorrectionProposed>
  | DomainEvent<'RectificationCorrected', RectificationCorrected>
  | DomainEvent<'RectificationCorrectionDeclined', RectificationCorrectionDeclined>;
