import type { ActingOfficer, DomainCommand, FileReference, OfficerAsOf, Reason, Sealed } from '@gongjian/shared-kernel';
import type { Late } from '../late.js';
import type { KnownFact } from '../rules/docket-fact.js';
import type { Value, Values } from '../rules/value.js';
import type { SheetTies } from '../rules/v2/avoids.js';
import type { Hash, Sampling } from '../rules/v2/sample.js';
import type { ScoringRules } from '../rules/v2/sheet-result.js';
import type {
  AssessorEvidence,
  EvidenceSeen,
  Finding,
  Lacking,
  PointsSampled,
  ReopeningCause,
  SheetAppliedFor,
  SheetOpened,
  ValueSource,
} from './sheet.events.js';

/** What a sheet is scored by: of the version it was opened under, and of the subject's docket as it was read. */
export interface Scoring {
  readonly scoring: ScoringRules;
  readonly docket: { readonly stream: string; readonly revision: string; readonly facts: readonly KnownFact[] } | null;
}

/** The round still takes filings. */
interface InRound {
  readonly roundOpen: boolean;
}

interface OfSheet {
  readonly sheetId: string;
}

export type OpenSheet = DomainCommand<'OpenSheet', SheetOpened>;
/** Another application of the subject came to be assessed in the round. */
export type ApplyForSheet = DomainCommand<'ApplyForSheet', SheetAppliedFor>;
export type AppointAssessor = DomainCommand<
  'AppointAssessor',
  OfSheet & {
    readonly assessor: ActingOfficer;
    /** Their right reaches as high as the level that carries out the round. */
    readonly reaches: boolean;
    readonly ties: SheetTies;
    readonly by: OfficerAsOf;
  }
>;
/** The office takes an appointment back, or orders somebody to stand aside, appointed or not. */
export type WithdrawAssessor = DomainCommand<
  'WithdrawAssessor',
  OfSheet & {
    readonly assessor: OfficerAsOf;
    readonly avoids: boolean;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type DeclareAvoidance = DomainCommand<
  'DeclareAvoidance',
  OfSheet & { readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type SamplePoints = DomainCommand<
  'SamplePoints',
  OfSheet & {
    readonly seed: string;
    readonly population: PointsSampled['chosen'];
    readonly populationSha256: string;
    readonly sampling: Sampling;
    readonly hash: Hash;
    readonly by: OfficerAsOf;
  }
>;
export type FileSelfCheck = DomainCommand<
  'FileSelfCheck',
  OfSheet &
    Scoring &
    InRound &
    Late & { readonly values: Values; readonly statement: Sealed | null; readonly by: OfficerAsOf }
>;
export type FileAssessment = DomainCommand<
  'FileAssessment',
  OfSheet &
    Scoring &
    InRound &
    Late & {
      readonly values: Values;
      readonly evidence: readonly AssessorEvidence[];
      readonly by: ActingOfficer;
      /** Of whoever recorded it for another. */
      readonly recorderUnits: readonly string[];
      readonly ties: SheetTies;
    }
>;
export type RecordAdjustment = DomainCommand<
  'RecordAdjustment',
  OfSheet & {
    readonly scoring: ScoringRules;
    readonly code: string;
    readonly times: number;
    readonly reason: Reason;
    readonly evidence: readonly FileReference[];
    readonly by: ActingOfficer;
    readonly ties: SheetTies;
  }
>;
export type FillValue = DomainCommand<
  'FillValue',
  OfSheet & Scoring & { readonly indicator: string; readonly value: Value; readonly source: ValueSource }
>;
export type MarkEvidenced = DomainCommand<
  'MarkEvidenced',
  OfSheet &
    Scoring & {
      readonly indicator: string;
      readonly sourceId: string;
      readonly evidence: readonly EvidenceSeen[];
      readonly submitterIds?: readonly string[];
      /** Its round is over. */
      readonly over: boolean;
    }
>;
export type ReopenEvidence = DomainCommand<
  'ReopenEvidence',
  OfSheet & { readonly indicator: string; readonly sourceId: string; readonly cause: string }
>;
export type RecordFinding = DomainCommand<
  'RecordFinding',
  OfSheet & Late & { readonly finding: Finding; readonly by: ActingOfficer; readonly ties: SheetTies }
>;
export type WithdrawFinding = DomainCommand<
  'WithdrawFinding',
  OfSheet & {
    readonly findingId: string;
    readonly reason: Reason;
    readonly by: ActingOfficer;
    readonly ties: SheetTies;
  }
>;
/** Of a finding that two confirmed. */
export type ProposeFindingWithdrawal = DomainCommand<
  'ProposeFindingWithdrawal',
  OfSheet & {
    readonly withdrawalId: string;
    readonly findingId: string;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type ConfirmFindingWithdrawal = DomainCommand<
  'ConfirmFindingWithdrawal',
  OfSheet & { readonly withdrawalId: string; readonly by: OfficerAsOf }
>;
export type DeclineFindingWithdrawal = DomainCommand<
  'DeclineFindingWithdrawal',
  OfSheet & { readonly withdrawalId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ProposeExternalResult = DomainCommand<
  'ProposeExternalResult',
  OfSheet &
    Late & {
      readonly proposalId: string;
      readonly scoring: ScoringRules;
      readonly values: Values;
      readonly grade: string | null;
      readonly documentNumber: string;
      readonly document: FileReference | null;
      readonly findings: readonly Finding[];
      readonly by: OfficerAsOf;
    }
>;
export type ConfirmExternalResult = DomainCommand<
  'ConfirmExternalResult',
  OfSheet & Scoring & { readonly proposalId: string; readonly by: OfficerAsOf }
>;
export type DeclineExternalResult = DomainCommand<
  'DeclineExternalResult',
  OfSheet & { readonly proposalId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ProposeFalsification = DomainCommand<
  'ProposeFalsification',
  OfSheet & { readonly proposalId: string; readonly what: string; readonly grounds: Reason; readonly by: OfficerAsOf }
>;
export type ConfirmFalsification = DomainCommand<
  'ConfirmFalsification',
  OfSheet & { readonly proposalId: string; readonly by: OfficerAsOf }
>;
export type DeclineFalsification = DomainCommand<
  'DeclineFalsification',
  OfSheet & { readonly proposalId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ReopenSheet = DomainCommand<
  'ReopenSheet',
  OfSheet & { readonly cause: ReopeningCause; readonly reason: Reason | null; readonly by: OfficerAsOf | null }
>;
/** Its round is concluded, and had no score of it when it was closed; `lacking`: what it was short of then. */
export type LeaveOutSheet = DomainCommand<'LeaveOutSheet', OfSheet & { readonly lacking: Lacking }>;
/** What the docket came to with one fact: `docket` is as of then, `before` what the score stands on. */
export type FollowDocket = DomainCommand<
  'FollowDocket',
  OfSheet & Scoring & { readonly factId: string; readonly before: readonly KnownFact[] }
>;
export type CorrectSheet = DomainCommand<
  'CorrectSheet',
  OfSheet & {
    readonly correctionId: string;
    readonly scoring: ScoringRules;
    readonly indicator: string;
    readonly value: Value;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type ConfirmSheetCorrection = DomainCommand<
  'ConfirmSheetCorrection',
  OfSheet & Scoring & { readonly correctionId: string; readonly by: OfficerAsOf }
>;
export type DeclineSheetCorrection = DomainCommand<
  'DeclineSheetCorrection',
  OfSheet & { readonly correctionId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;

export type SheetCommand =
  | OpenSheet
  | ApplyForSheet
  | AppointAssessor
  | WithdrawAssessor
  | DeclareAvoidance
  | SamplePoints
  | FileSelfCheck
  | FileAssessment
  | RecordAdjustment
  | FillValue
  | MarkEvidenced
  | ReopenEvidence
  | RecordFinding
  | WithdrawFinding
  | ProposeFindingWithdrawal
  | ConfirmFindingWithdrawal
  | DeclineFindingWithdrawal
  | ProposeExternalResult
  | ConfirmExternalResult
  | DeclineExternalResult
  | ProposeFalsification
  | ConfirmFalsification
  | DeclineFalsification
  | ReopenSheet
  | FollowDocket
  | LeaveOutSheet
  | CorrectSheet
  | ConfirmSheetCorrection
  | DeclineSheetCorrection;
