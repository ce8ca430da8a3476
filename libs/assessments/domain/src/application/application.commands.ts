import type { Application, Award, Facts, Standard, Subjects } from '@gongjian/plans-contracts';
import type {
  DayCount,
  DomainCommand,
  LocalDate,
  OfficerAsOf,
  Reason,
  Sealed,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { Late } from '../late.js';
import type { Pinned } from '../pinned.js';
import type { PlacedSubject } from '../placed-subject.js';
import type { KnownFact } from '../rules/docket-fact.js';
import type { Values } from '../rules/value.js';
import type { FiledBy, GradeGiven } from './application.events.js';

/** What conditions are judged by: of the version, and of the subject's docket as it was read. */
export interface Judging {
  readonly application: Application;
  readonly standard: Standard | undefined;
  readonly facts: Facts | undefined;
  readonly docket: { readonly stream: string; readonly revision: string; readonly facts: readonly KnownFact[] } | null;
}

interface OfApplication {
  readonly applicationId: string;
}

interface OnLevel extends OfApplication, Late {
  readonly by: OfficerAsOf;
  readonly calendar: WorkingCalendar;
}

export type FileApplication = DomainCommand<
  'FileApplication',
  Pinned &
    Judging &
    Late &
    OfApplication & {
      readonly subject: PlacedSubject;
      readonly subjects: Subjects;
      /** The last day of the programme; `null`: none is set. */
      readonly endsOn: LocalDate | null;
      readonly historic: boolean;
      /** The plan that starts a historic programme again there, and the revision at which it says so. */
      readonly restart: { readonly planId: string; readonly revision: string | null } | null;
      readonly renewal: Award['renewal'];
      readonly filedBy: FiledBy;
      readonly by: OfficerAsOf | null;
      readonly statement: Sealed | null;
      readonly declared: Values;
      readonly calendar: WorkingCalendar;
    }
>;
/** `grade`: where the chain has no evaluation, what is determined; one of `named`. */
export type ApproveLevel = DomainCommand<
  'ApproveLevel',
  OnLevel &
    Judging & {
      readonly level: string;
      readonly note: Reason | null;
      readonly grade: string | null;
      readonly named: readonly string[];
    }
>;
export type AcceptLevel = DomainCommand<
  'AcceptLevel',
  OnLevel & Judging & { readonly level: string; readonly grade: string | null; readonly named: readonly string[] }
>;
export type ReturnApplication = DomainCommand<
  'ReturnApplication',
  OnLevel & { readonly level: string; readonly reason: Reason | null; readonly within: DayCount }
>;
export type ResubmitApplication = DomainCommand<
  'ResubmitApplication',
  OfApplication &
    Late & { readonly statement: Sealed | null; readonly by: OfficerAsOf | null; readonly calendar: WorkingCalendar }
>;
export type RejectApplication = DomainCommand<
  'RejectApplication',
  OnLevel & { readonly level: string; readonly reason: Reason | null }
>;
export type RecordGrade = DomainCommand<'RecordGrade', OfApplication & GradeGiven>;
export type RecordFiling = DomainCommand<
  'RecordFiling',
  OnLevel & { readonly level: string; readonly receiptNumber: string }
>;
export type HoldApplication = DomainCommand<'HoldApplication', OfApplication & { readonly removalId: string }>;
export type ResumeApplication = DomainCommand<
  'ResumeApplication',
  OfApplication & Judging & { readonly calendar: WorkingCalendar }
>;
export type WithdrawApplication = DomainCommand<
  'WithdrawApplication',
  OfApplication & Late & { readonly reason: Reason; readonly by: OfficerAsOf | null }
>;
export type MarkLevelOverdue = DomainCommand<'MarkLevelOverdue', OfApplication>;
export type ReviseApplicationDue = DomainCommand<
  'ReviseApplicationDue',
  OfApplication & { readonly calendar: WorkingCalendar }
>;
export type AbandonCreation = DomainCommand<'AbandonCreation', OfApplication>;

export type ApplicationCommand =
  | FileApplication
  | ApproveLevel
  | AcceptLevel
  | ReturnApplication
  | ResubmitApplication
  | RejectApplication
  | RecordGrade
  | RecordFiling
  | HoldApplication
  | ResumeApplication
  | WithdrawApplication
  | MarkLevelOverdue
  | ReviseApplicationDue
  | AbandonCreation;
