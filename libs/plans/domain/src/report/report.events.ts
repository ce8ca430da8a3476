import type { ReportStep } from '@gongjian/plans-contracts';
import type {
  Basis,
  DomainEvent,
  FileReference,
  Instant,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  Period,
  Sealed,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { Due } from '../rules/due.js';
import type { ReportRules } from '../rules/report-rules.js';

/** 进展报告: what a unit tells of a plan for one period, by the rule of its programme version. */
export interface ReportAsked {
  readonly reportId: string;
  readonly planId: string;
  readonly unit: UnitAsOf;
  readonly rules: ReportRules;
  readonly period: Period;
  readonly due: Due;
}

/** Until it is passed on, what is filed later replaces what was filed before. */
export interface ReportFiled extends MaybeLate {
  readonly reportId: string;
  readonly unit: UnitAsOf;
  readonly text: Sealed;
  readonly files: readonly FileReference[];
  readonly filedBy: OfficerAsOf;
}

export interface ReportPassedOn {
  readonly reportId: string;
  readonly from: ReportStep;
  readonly to: ReportStep;
  readonly passedBy: OfficerAsOf;
  readonly basis: Basis;
}

export interface ReportBecameOverdue {
  readonly reportId: string;
  readonly dueOn: LocalDate;
  readonly overdueAt: Instant;
  readonly basis: Basis;
}

/** The calendar of a year that was missing is there: the same due date, counted anew. */
export interface ReportDueRevised {
  readonly reportId: string;
  readonly previous: Due;
  readonly due: Due;
  readonly basis: Basis;
}

export type ReportEvent =
  | DomainEvent<'ReportAsked', ReportAsked>
  | DomainEvent<'ReportFiled', ReportFiled>
  | DomainEvent<'ReportPassedOn', ReportPassedOn>
  | DomainEvent<'ReportBecameOverdue', ReportBecameOverdue>
  | DomainEvent<'ReportDueRevised', ReportDueRevised>;
