import type {
  DomainCommand,
  Instant,
  LocalDate,
  OfficerAsOf,
  Reason,
  SubjectAsOf,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { Reviewing, Submitting } from '../evidence/evidence-flow.js';
import type { ForUnit, Late } from '../late.js';
import type { TaskRules } from '../rules/task-rules.js';

interface Of {
  readonly filingId: string;
}

export type OpenFiling = DomainCommand<
  'OpenFiling',
  Of &
    Late & {
      readonly subject: SubjectAsOf;
      readonly indicator: string;
      readonly periodKey: string;
      readonly rules: TaskRules;
      readonly unit: UnitAsOf;
      readonly dueOn: LocalDate | null;
      readonly by: OfficerAsOf;
      readonly calendar: WorkingCalendar;
    }
>;
export type SubmitFiling = DomainCommand<'SubmitFiling', Of & ForUnit & Submitting>;
export type ReviewFiling = DomainCommand<'ReviewFiling', Of & Reviewing & { readonly calendar: WorkingCalendar }>;
export type ReopenFiling = DomainCommand<
  'ReopenFiling',
  Of &
    Late & {
      readonly reason: Reason;
      readonly newDueOn: LocalDate;
      readonly by: OfficerAsOf;
      readonly calendar: WorkingCalendar;
    }
>;
export type MarkFilingOverdue = DomainCommand<'MarkFilingOverdue', Of & { readonly dueAt: Instant }>;
export type ReviseFilingDue = DomainCommand<'ReviseFilingDue', Of & { readonly calendar: WorkingCalendar }>;

export type FilingCommand =
  OpenFiling | SubmitFiling | ReviewFiling | ReopenFiling | MarkFilingOverdue | ReviseFilingDue;
