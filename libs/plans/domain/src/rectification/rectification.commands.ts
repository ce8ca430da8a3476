import type {
  ActingOfficer,
  BilingualText,
  DomainCommand,
  FileReference,
  Instant,
  LocalDate,
  OfficerAsOf,
  Reason,
  Sealed,
  SubjectAsOf,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { Correcting } from '../correction/entry-correction.js';
import type { Submitting } from '../evidence/evidence-flow.js';
import type { ForUnit, Late } from '../late.js';
import type { RectificationRules } from '../rules/rectification-rules.js';
import type { CheckResult, RectificationCorrection, RectificationSource } from './rectification.events.js';

interface Of {
  readonly rectificationId: string;
}

export type OrderRectification = DomainCommand<
  'OrderRectification',
  Of &
    Late & {
      readonly subject: SubjectAsOf;
      readonly serious: boolean;
      readonly source: RectificationSource;
      readonly removalId: string | null;
      readonly rules: RectificationRules;
      readonly unit: UnitAsOf | null;
      readonly indicator: string | null;
      readonly what: Sealed;
      readonly foundOn: LocalDate;
      readonly evidence: readonly FileReference[];
      readonly documentNumber: string | null;
      readonly by: OfficerAsOf | null;
      /** The clock runs from that day. */
      readonly from: LocalDate;
      /** Whoever found it saw it put right at once. */
      readonly putRightOnTheSpot: boolean;
      readonly calendar: WorkingCalendar;
    }
>;
export type AssignRectificationUnit = DomainCommand<
  'AssignRectificationUnit',
  Of & Late & { readonly unit: UnitAsOf; readonly reason: Reason | null; readonly by: OfficerAsOf }
>;
export type SignRectification = DomainCommand<'SignRectification', Of & ForUnit & { readonly by: OfficerAsOf }>;
export type SubmitRectification = DomainCommand<'SubmitRectification', Of & ForUnit & Submitting>;
export type CheckRectification = DomainCommand<
  'CheckRectification',
  Of &
    Late & {
      /** `null`: on the spot, where nothing is submitted. */
      readonly submission: number | null;
      readonly onTheSpot: boolean;
      /** SHA-256 of every file the checker saw. */
      readonly reviewed: readonly string[];
      /** Files of the submission that were destroyed meanwhile. */
      readonly destroyed: readonly string[];
      readonly result: CheckResult;
      readonly reason: Reason | null;
      readonly by: ActingOfficer;
      readonly calendar: WorkingCalendar;
    }
>;
export type CloseRectification = DomainCommand<'CloseRectification', Of & Late & { readonly by: ActingOfficer }>;
export type MarkRectificationOverdue = DomainCommand<'MarkRectificationOverdue', Of & { readonly dueAt: Instant }>;
export type ReviseRectificationDue = DomainCommand<
  'ReviseRectificationDue',
  Of & { readonly calendar: WorkingCalendar }
>;
export type TransferRectification = DomainCommand<
  'TransferRectification',
  Of &
    Late & {
      /** `null`: whom the programme names. */
      readonly to: BilingualText | null;
      readonly documentNumber: string | null;
      readonly reason: Reason | null;
      readonly by: OfficerAsOf;
    }
>;
export type WithdrawRectification = DomainCommand<
  'WithdrawRectification',
  Of & Late & { readonly reason: Reason; readonly by: OfficerAsOf | null }
>;

export type CorrectRectification = DomainCommand<'CorrectRectification', Of & Correcting<RectificationCorrection>>;
export type ConfirmRectificationCorrection = DomainCommand<
  'ConfirmRectificationCorrection',
  Of & { readonly correctionId: string; readonly by: OfficerAsOf }
>;
export type DeclineRectificationCorrection = DomainCommand<
  'DeclineRectificationCorrection',
  Of & { readonly correctionId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;

export type RectificationCommand =
  | OrderRectification
  | AssignRectificationUnit
  | SignRectification
  | SubmitRectification
  | CheckRectification
  | CloseRectification
  | MarkRectificationOverdue
  | ReviseRectificationDue
  | TransferRectification
  | WithdrawRectification
  | CorrectRectification
  | ConfirmRectificationCorrection
  | DeclineRectificationCorrection;
