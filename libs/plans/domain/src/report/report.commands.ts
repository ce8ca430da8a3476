import type { ReportStep } from '@gongjian/plans-contracts';
import type {
  ActingOfficer,
  DomainCommand,
  FileReference,
  Instant,
  OfficerAsOf,
  Period,
  Sealed,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { ForUnit } from '../late.js';
import type { ReportRules } from '../rules/report-rules.js';

interface Of {
  readonly reportId: string;
}

export type AskReport = DomainCommand<
  'AskReport',
  Of & {
    readonly planId: string;
    readonly unit: UnitAsOf;
    readonly rules: ReportRules;
    readonly period: Period;
    readonly calendar: WorkingCalendar;
  }
>;
export type FileReport = DomainCommand<
  'FileReport',
  Of &
    ForUnit & {
      readonly text: Sealed;
      readonly files: readonly FileReference[];
      readonly by: ActingOfficer;
    }
>;
export type PassReportOn = DomainCommand<
  'PassReportOn',
  Of & {
    /** Who has it, as whoever passes it on knows it. */
    readonly from: ReportStep;
    readonly by: OfficerAsOf;
  }
>;
export type MarkReportOverdue = DomainCommand<'MarkReportOverdue', Of & { readonly dueAt: Instant }>;
export type ReviseReportDue = DomainCommand<'ReviseReportDue', Of & { readonly calendar: WorkingCalendar }>;

export type ReportCommand = AskReport | FileReport | PassReportOn | MarkReportOverdue | ReviseReportDue;
