import type { DomainCommand, Instant, LocalDate, Sealed, WorkingCalendar } from '@gongjian/shared-kernel';
import type {
  ActingOfficer,
  FileReference,
  LateEntry,
  OfficerAsOf,
  Reason,
  TaskPerson,
  UnitAsOf,
} from '../organisation.js';
import type { ItemDueRule, TaskSource } from '../plan/plan-item.js';
import type { TaskRules } from '../rules/task-rules.js';
import type { DeliveryWay, ReviewResult, TaskCorrection, TaskOrder, TaskUnit } from './task.events.js';

export type AssignTask = DomainCommand<
  'AssignTask',
  {
    readonly taskId: string;
    readonly planId: string;
    readonly planRevision: string;
    readonly itemId: string | null;
    readonly rules: TaskRules;
    readonly source: TaskSource;
    readonly heading: string;
    readonly content: string;
    readonly deliverables: readonly string[];
    readonly units: readonly TaskUnit[];
    readonly persons: readonly TaskPerson[];
    readonly dueOn: LocalDate;
    readonly dueRule: ItemDueRule;
    readonly order: TaskOrder;
    readonly lateEntry: LateEntry | null;
    readonly calendar: WorkingCalendar;
  }
>;
export type RecordTaskDelivery = DomainCommand<
  'RecordTaskDelivery',
  { readonly taskId: string; readonly unit: UnitAsOf; readonly way: DeliveryWay }
>;
export type SignForTask = DomainCommand<
  'SignForTask',
  { readonly taskId: string; readonly unit: UnitAsOf; readonly by: OfficerAsOf }
>;
export type RefuseTask = DomainCommand<
  'RefuseTask',
  { readonly taskId: string; readonly unit: UnitAsOf; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type RequestExtension = DomainCommand<
  'RequestExtension',
  {
    readonly taskId: string;
    readonly requestId: string;
    readonly unit: UnitAsOf;
    readonly until: LocalDate;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type GrantExtension = DomainCommand<
  'GrantExtension',
  {
    readonly taskId: string;
    readonly requestId: string;
    /** Absent: the date that was asked for. */
    readonly until: LocalDate | null;
    readonly note: Reason | null;
    readonly by: OfficerAsOf;
    readonly calendar: WorkingCalendar;
  }
>;
export type RefuseExtension = DomainCommand<
  'RefuseExtension',
  { readonly taskId: string; readonly requestId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;

export interface EvidenceFiled extends FileReference {
  /** The piece of evidence this file is a version of. */
  readonly evidenceId: string;
  readonly note: Sealed | null;
}

export type SubmitEvidence = DomainCommand<
  'SubmitEvidence',
  {
    readonly taskId: string;
    readonly unit: UnitAsOf;
    readonly evidence: readonly EvidenceFiled[];
    readonly statement: Sealed | null;
    readonly by: ActingOfficer;
  }
>;
export type ReviewEvidence = DomainCommand<
  'ReviewEvidence',
  {
    readonly taskId: string;
    readonly submission: number;
    readonly level: number;
    /** SHA-256 of every file the reviewer saw. */
    readonly reviewed: readonly string[];
    readonly result: ReviewResult;
    readonly reason: Reason | null;
    readonly newDueOn: LocalDate | null;
    readonly by: ActingOfficer;
    readonly calendar: WorkingCalendar;
  }
>;
export type WithdrawTask = DomainCommand<
  'WithdrawTask',
  { readonly taskId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ReassignTask = DomainCommand<
  'ReassignTask',
  {
    readonly taskId: string;
    readonly units: readonly TaskUnit[];
    readonly persons: readonly TaskPerson[];
    readonly dueOn: LocalDate;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
    readonly calendar: WorkingCalendar;
  }
>;
export type RemindTask = DomainCommand<'RemindTask', { readonly taskId: string; readonly dueAt: Instant }>;
export type MarkTaskOverdue = DomainCommand<'MarkTaskOverdue', { readonly taskId: string; readonly dueAt: Instant }>;
export type CorrectTask = DomainCommand<
  'CorrectTask',
  {
    readonly taskId: string;
    readonly correctionId: string;
    readonly corrects: string;
    readonly correction: TaskCorrection;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
    readonly calendar: WorkingCalendar;
  }
>;
export type ConfirmTaskCorrection = DomainCommand<
  'ConfirmTaskCorrection',
  {
    readonly taskId: string;
    readonly correctionId: string;
    readonly by: OfficerAsOf;
    readonly calendar: WorkingCalendar;
  }
>;
export type DeclineTaskCorrection = DomainCommand<
  'DeclineTaskCorrection',
  { readonly taskId: string; readonly correctionId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;

export type TaskCommand =
  | AssignTask
  | RecordTaskDelivery
  | SignForTask
  | RefuseTask
  | RequestExtension
  | GrantExtension
  | RefuseExtension
  | SubmitEvidence
  | ReviewEvidence
  | WithdrawTask
  | ReassignTask
  | RemindTask
  | MarkTaskOverdue
  | CorrectTask
  | ConfirmTaskCorrection
  | DeclineTaskCorrection;
