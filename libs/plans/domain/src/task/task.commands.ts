import type {
  ActingOfficer,
  DomainCommand,
  Instant,
  LateEntry,
  LocalDate,
  OfficerAsOf,
  PersonNamed,
  Reason,
  Sealed,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { Reviewing, Submitting } from '../evidence/evidence-flow.js';
import type { ForUnit as UnitAct, Late } from '../late.js';
import type { TaskPerson } from '../organisation.js';
import type { Demand } from '../plan/demand.js';
import type { ItemDueRule, Supports, TaskSource } from '../plan/plan-item.js';
import type { TaskRules } from '../rules/task-rules.js';
import type { DeliveryWay, ReexaminationOutcome, TaskCorrection, TaskOrder, TaskUnit } from './task.events.js';

interface ForUnit extends UnitAct {
  readonly taskId: string;
}

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
    readonly supports?: Supports;
    readonly demands?: readonly Demand[];
    readonly lateEntry: LateEntry | null;
    readonly recordedBy?: OfficerAsOf;
    readonly calendar: WorkingCalendar;
  }
>;
export type RecordTaskDelivery = DomainCommand<
  'RecordTaskDelivery',
  Late & { readonly taskId: string; readonly unit: UnitAsOf; readonly way: DeliveryWay }
>;
export type SignForTask = DomainCommand<'SignForTask', ForUnit & { readonly by: OfficerAsOf }>;
export type RefuseTask = DomainCommand<'RefuseTask', ForUnit & { readonly reason: Reason; readonly by: OfficerAsOf }>;
export type RequestExtension = DomainCommand<
  'RequestExtension',
  ForUnit & {
    readonly requestId: string;
    readonly until: LocalDate;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type GrantExtension = DomainCommand<
  'GrantExtension',
  Late & {
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
  Late & { readonly taskId: string; readonly requestId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;

export type SubmitEvidence = DomainCommand<'SubmitEvidence', ForUnit & Submitting>;
export type ReviewEvidence = DomainCommand<
  'ReviewEvidence',
  Reviewing & { readonly taskId: string; readonly calendar: WorkingCalendar }
>;
export type ReopenTask = DomainCommand<
  'ReopenTask',
  Late & {
    readonly taskId: string;
    readonly reason: Reason;
    readonly newDueOn: LocalDate;
    readonly by: OfficerAsOf;
    readonly calendar: WorkingCalendar;
  }
>;
export type WithdrawTask = DomainCommand<
  'WithdrawTask',
  Late & { readonly taskId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ReassignTask = DomainCommand<
  'ReassignTask',
  Late & {
    readonly taskId: string;
    readonly units: readonly TaskUnit[];
    readonly persons: readonly TaskPerson[];
    readonly dueOn: LocalDate;
    readonly documentNumber: string | null;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
    readonly calendar: WorkingCalendar;
  }
>;
export type UrgeTask = DomainCommand<
  'UrgeTask',
  { readonly taskId: string; readonly words: Sealed | null; readonly by: ActingOfficer }
>;
export type HandOverTask = DomainCommand<
  'HandOverTask',
  {
    readonly taskId: string;
    readonly fromPersonId: string;
    readonly to: PersonNamed & { readonly personId: string };
    /** Units in which the successor holds a post. */
    readonly successorUnitIds: readonly string[];
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type RemindTask = DomainCommand<'RemindTask', { readonly taskId: string; readonly dueAt: Instant }>;
export type MarkTaskOverdue = DomainCommand<'MarkTaskOverdue', { readonly taskId: string; readonly dueAt: Instant }>;
export type ReviseTaskDue = DomainCommand<
  'ReviseTaskDue',
  { readonly taskId: string; readonly calendar: WorkingCalendar }
>;
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
export type ReexamineDecisions = DomainCommand<
  'ReexamineDecisions',
  {
    readonly taskId: string;
    readonly correctionId: string;
    readonly outcome: ReexaminationOutcome;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
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
  | ReopenTask
  | WithdrawTask
  | ReassignTask
  | UrgeTask
  | HandOverTask
  | RemindTask
  | MarkTaskOverdue
  | ReviseTaskDue
  | CorrectTask
  | ConfirmTaskCorrection
  | DeclineTaskCorrection
  | ReexamineDecisions;
