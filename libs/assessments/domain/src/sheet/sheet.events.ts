import type {
  Basis,
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
} from '@gongjian/shared-kernel';
import type { PlacedSubject } from '../placed-subject.js';
import type { Pinned, RoundForm, RoundKind, RoundPeriod } from '../pinned.js';
import type { SheetResult, WayUp } from '../rules/sheet-result.js';
import type { Value, Values } from '../rules/value.js';

export interface SheetApplication {
  readonly id: string;
  readonly filedOn: LocalDate;
}

/** One sheet is one subject in one round. */
export interface SheetOpened extends Pinned {
  readonly sheetId: string;
  readonly roundId: string;
  readonly roundCode: string;
  readonly kind: RoundKind;
  readonly form: RoundForm;
  readonly subject: PlacedSubject;
  readonly period: RoundPeriod;
  readonly due: Clock;
  readonly decides: boolean;
  /** How many assess it; `null`: it is a self-check, or told by another authority. */
  readonly assessors: number | null;
  /** By which it came, and when that was filed. */
  readonly application: SheetApplication | null;
  /** When the subject entered the round. */
  readonly enteredAt: Instant;
}

/** The subject applied anew while the round went on: the sheet is that application's from now on. */
export interface SheetAppliedFor {
  readonly sheetId: string;
  readonly application: SheetApplication;
}

export interface AssessorAppointed {
  readonly sheetId: string;
  readonly assessor: OfficerAsOf;
  readonly appointedBy: OfficerAsOf;
}

export interface AssessorStoodAside {
  readonly sheetId: string;
  readonly assessor: OfficerAsOf;
  readonly reason: Reason;
}

/** The office took the appointment back. */
export interface AssessorWithdrawn {
  readonly sheetId: string;
  readonly assessor: OfficerAsOf;
  /** It ordered the assessor to stand aside: there is no other appointment to this sheet. */
  readonly avoids: boolean;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

/** Anybody can draw the same ones again from the seed and the population. */
export interface PointsSampled {
  readonly sheetId: string;
  readonly seed: string;
  /** `sha256`: of the sorted ids, one a line. */
  readonly population: { readonly count: number; readonly sha256: string };
  readonly chosen: readonly SubjectAsOf[];
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

export interface SelfCheckFiled extends MaybeLate {
  readonly sheetId: string;
  readonly values: Values;
  readonly statement: Sealed | null;
  readonly filedBy: OfficerAsOf;
}

/** What an assessor brings along. */
export interface AssessorEvidence {
  readonly indicator: string;
  /** Which evidence of the indicator it is; `null`: any. */
  readonly code: string | null;
  /** When what it shows was so. */
  readonly on: LocalDate;
  readonly file: FileReference;
}

export interface AssessmentFiled extends MaybeLate {
  readonly sheetId: string;
  readonly assessor: OfficerAsOf;
  readonly values: Values;
  readonly evidence: readonly AssessorEvidence[];
}

/** The assessors are too far apart on these: one more decides. */
export interface ArbitrationAsked {
  readonly sheetId: string;
  readonly indicators: readonly string[];
}

export interface SheetScored {
  readonly sheetId: string;
  /** As they were combined. */
  readonly values: Values;
  readonly result: SheetResult;
  readonly way: WayUp;
  /** The grade another authority gave; `null`: none was told. */
  readonly told: string | null;
  readonly basis: Basis;
}

export interface AdjustmentRecorded {
  readonly sheetId: string;
  readonly code: string;
  readonly times: number;
  readonly reason: Reason;
  readonly evidence: readonly FileReference[];
  readonly by: OfficerAsOf;
}

export type ValueSource = { readonly kind: 'survey'; readonly id: string };

export interface ValueFilled {
  readonly sheetId: string;
  readonly indicator: string;
  readonly value: Value;
  readonly source: ValueSource;
}

/** A version of a piece of evidence that was approved. */
export interface EvidenceSeen {
  readonly evidenceId: string;
  readonly version: number;
  readonly sha256: string;
  readonly code: string | null;
  /** When what it shows was so, or else the day it was approved. */
  readonly on: LocalDate;
}

export interface IndicatorEvidenced {
  readonly sheetId: string;
  readonly indicator: string;
  /** The task or filing. */
  readonly sourceId: string;
  readonly evidence: readonly EvidenceSeen[];
  /** Ids of the persons who handed it in; absent: that was not told. */
  readonly submitterIds?: readonly string[];
}

export interface IndicatorEvidenceReopened {
  readonly sheetId: string;
  readonly indicator: string;
  readonly sourceId: string;
  readonly cause: string;
}

export interface Finding {
  readonly findingId: string;
  readonly indicator: string | null;
  readonly serious: boolean;
  readonly what: Sealed;
  readonly pointId: string | null;
  readonly putRightOnTheSpot: boolean;
  readonly evidence: readonly FileReference[];
}

export interface FindingRecorded extends Finding, Pick<Pinned, 'programme' | 'version'>, MaybeLate {
  readonly sheetId: string;
  readonly subject: PlacedSubject;
  readonly foundOn: LocalDate;
  readonly by: readonly OfficerAsOf[];
}

export interface FindingWithdrawn {
  readonly sheetId: string;
  readonly subjectId: string;
  readonly findingId: string;
  readonly reason: Reason;
  /** Of a finding that two confirmed. */
  readonly proposedBy?: OfficerAsOf;
  readonly by: OfficerAsOf;
}

/** Two confirmed the finding: two withdraw it. */
export interface FindingWithdrawalProposed {
  readonly sheetId: string;
  readonly withdrawalId: string;
  readonly findingId: string;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

export interface FindingWithdrawalDeclined {
  readonly sheetId: string;
  readonly withdrawalId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

export interface ExternalResultProposed extends MaybeLate {
  readonly sheetId: string;
  readonly proposalId: string;
  readonly values: Values;
  readonly grade: string | null;
  readonly documentNumber: string;
  readonly document: FileReference;
  readonly findings: readonly Finding[];
  readonly proposedBy: OfficerAsOf;
}

export interface ExternalResultConfirmed {
  readonly sheetId: string;
  readonly proposalId: string;
  readonly by: readonly [OfficerAsOf, OfficerAsOf];
}

export interface ExternalResultDeclined {
  readonly sheetId: string;
  readonly proposalId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface FalsificationProposed {
  readonly sheetId: string;
  readonly proposalId: string;
  /** What was falsified. */
  readonly what: string;
  readonly grounds: Reason;
  readonly proposedBy: OfficerAsOf;
}

export interface FalsificationFound extends Pick<Pinned, 'programme' | 'version'> {
  readonly sheetId: string;
  readonly subject: PlacedSubject;
  readonly proposalId: string;
  readonly what: string;
  readonly grounds: Reason;
  readonly foundOn: LocalDate;
  readonly by: readonly [OfficerAsOf, OfficerAsOf];
  readonly basis: Basis;
}

export interface FalsificationDeclined {
  readonly sheetId: string;
  readonly proposalId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface ReopeningCause {
  readonly kind: 'evidence' | 'correction' | 'value' | 'fact' | 'office';
  /** Of what caused it: source of the evidence, correction, survey, fact of the docket. */
  readonly id: string;
}

export interface SheetReopened {
  readonly sheetId: string;
  readonly cause: ReopeningCause;
  readonly reason: Reason | null;
  /** `null`: by rule. */
  readonly by: OfficerAsOf | null;
}

/** What a score was short of. */
export interface Lacking {
  readonly selfCheck: boolean;
  /** Assessors who had not filed. */
  readonly assessments: number;
  /** What another authority tells. */
  readonly externalResult: boolean;
  /** Indicators that a survey or an external figure tells. */
  readonly indicators: readonly string[];
  /** Indicators that one more assessor was to decide. */
  readonly arbitration: readonly string[];
}

/** Its round was concluded without it: no score stood when the round was closed. */
export interface SheetLeftOut {
  readonly sheetId: string;
  readonly roundId: string;
  readonly lacking: Lacking;
}

export interface SheetCorrectionProposed {
  readonly sheetId: string;
  readonly correctionId: string;
  readonly indicator: string;
  readonly value: Value;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

/** A value that fed the score: two people put it right, and it is scored again. */
export interface SheetCorrected extends SheetCorrectionProposed {
  readonly was: Value | null;
  readonly confirmedBy: OfficerAsOf;
}

export interface SheetCorrectionDeclined {
  readonly sheetId: string;
  readonly correctionId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

export type SheetEvent =
  | DomainEvent<'SheetOpened', SheetOpened>
  | DomainEvent<'SheetAppliedFor', SheetAppliedFor>
  | DomainEvent<'AssessorAppointed', AssessorAppointed>
  | DomainEvent<'AssessorStoodAside', AssessorStoodAside>
  | DomainEvent<'AssessorWithdrawn', AssessorWithdrawn>
  | DomainEvent<'PointsSampled', PointsSampled>
  | DomainEvent<'SelfCheckFiled', SelfCheckFiled>
  | DomainEvent<'AssessmentFiled', AssessmentFiled>
  | DomainEvent<'ArbitrationAsked', ArbitrationAsked>
  | DomainEvent<'SheetScored', SheetScored>
  | DomainEvent<'AdjustmentRecorded', AdjustmentRecorded>
  | DomainEvent<'ValueFilled', ValueFilled>
  | DomainEvent<'IndicatorEvidenced', IndicatorEvidenced>
  | DomainEvent<'IndicatorEvidenceReopened', IndicatorEvidenceReopened>
  | DomainEvent<'FindingRecorded', FindingRecorded>
  | DomainEvent<'FindingWithdrawn', FindingWithdrawn>
  | DomainEvent<'FindingWithdrawalProposed', FindingWithdrawalProposed>
  | DomainEvent<'FindingWithdrawalDeclined', FindingWithdrawalDeclined>
  | DomainEvent<'ExternalResultProposed', ExternalResultProposed>
  | DomainEvent<'ExternalResultConfirmed', ExternalResultConfirmed>
  | DomainEvent<'ExternalResultDeclined', ExternalResultDeclined>
  | DomainEvent<'FalsificationProposed', FalsificationProposed>
  | DomainEvent<'FalsificationFound', FalsificationFound>
  | DomainEvent<'FalsificationDeclined', FalsificationDeclined>
  | DomainEvent<'SheetReopened', SheetReopened>
  | DomainEvent<'SheetLeftOut', SheetLeftOut>
  | DomainEvent<'SheetCorrectionProposed', SheetCorrectionProposed>
  | DomainEvent<'SheetCorrected', SheetCorrected>
  | DomainEvent<'SheetCorrectionDeclined', SheetCorrectionDeclined>;
