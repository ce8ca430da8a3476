import type { Approval, Level } from '@gongjian/plans-contracts';
import type { DomainCommand, FileReference, LateEntry, LocalDate, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type {
  ImportedFrom,
  ItemFailure,
  OpenTasks,
  PinnedProgramme,
  PlanCorrection,
  PlanHeader,
} from './plan.events.js';
import type { PlanGroup } from './plan-group.js';
import type { PlanItem, PlanStage } from './plan-item.js';

export type DraftPlan = DomainCommand<
  'DraftPlan',
  {
    readonly planId: string;
    readonly programme: PinnedProgramme;
    readonly header: PlanHeader;
    readonly importedFrom: ImportedFrom | null;
    readonly stages: readonly PlanStage[];
    readonly groups: readonly PlanGroup[];
    readonly items: readonly PlanItem[];
  }
>;
export type ChangePlanHeader = DomainCommand<
  'ChangePlanHeader',
  { readonly planId: string; readonly header: PlanHeader }
>;
export type SetPlanStages = DomainCommand<
  'SetPlanStages',
  { readonly planId: string; readonly stages: readonly PlanStage[] }
>;
export type SetPlanGroup = DomainCommand<
  'SetPlanGroup',
  { readonly planId: string; readonly group: PlanGroup; readonly lateEntry: LateEntry | null }
>;
export type RemovePlanGroup = DomainCommand<'RemovePlanGroup', { readonly planId: string; readonly groupId: string }>;
export type AddPlanItem = DomainCommand<'AddPlanItem', { readonly planId: string; readonly item: PlanItem }>;
export type ChangePlanItem = DomainCommand<'ChangePlanItem', { readonly planId: string; readonly item: PlanItem }>;
export type RemovePlanItem = DomainCommand<'RemovePlanItem', { readonly planId: string; readonly itemId: string }>;
export type DiscardPlanDraft = DomainCommand<'DiscardPlanDraft', { readonly planId: string; readonly reason: Reason }>;
export type IssuePlan = DomainCommand<
  'IssuePlan',
  {
    readonly planId: string;
    /** Normalised, and reserved for this plan. */
    readonly number: string;
    readonly issuedOn: LocalDate;
    readonly signer: OfficerAsOf;
    readonly document: FileReference | null;
    readonly lateEntry: LateEntry | null;
    /** Of the version the plan pins. */
    readonly programme: {
      readonly historic: boolean;
      readonly endsOn: LocalDate | null;
      /** `null`: it was founded before cycles were said. */
      readonly cycleYears: number | null;
      /** Of who founded it; `null`: it was published before founders were said. */
      readonly level: Level | null;
    };
    /** Approval to start a historic programme again. */
    readonly restart: Approval | null;
  }
>;
export type RecordTasksAssigned = DomainCommand<
  'RecordTasksAssigned',
  {
    readonly planId: string;
    readonly job: string;
    readonly assigned: readonly string[];
    readonly failed: readonly ItemFailure[];
  }
>;
export type RecordPlanItemLate = DomainCommand<
  'RecordPlanItemLate',
  { readonly planId: string; readonly item: PlanItem }
>;
export type RetryPlanItem = DomainCommand<'RetryPlanItem', { readonly planId: string; readonly itemId: string }>;
export type DropPlanItem = DomainCommand<
  'DropPlanItem',
  { readonly planId: string; readonly itemId: string; readonly reason: Reason }
>;
export type CorrectPlan = DomainCommand<
  'CorrectPlan',
  {
    readonly planId: string;
    readonly correctionId: string;
    readonly corrects: string;
    readonly correction: PlanCorrection;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type ConfirmPlanCorrection = DomainCommand<
  'ConfirmPlanCorrection',
  { readonly planId: string; readonly correctionId: string; readonly by: OfficerAsOf }
>;
export type DeclinePlanCorrection = DomainCommand<
  'DeclinePlanCorrection',
  { readonly planId: string; readonly correctionId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ClosePlan = DomainCommand<
  'ClosePlan',
  {
    readonly planId: string;
    readonly note: Reason | null;
    readonly lateEntry: LateEntry | null;
    readonly openTasks: OpenTasks;
    /** It is closed although tasks are open. */
    readonly leaveOpenTasks: boolean;
  }
>;

export type PlanCommand =
  | DraftPlan
  | ChangePlanHeader
  | SetPlanStages
  | SetPlanGroup
  | RemovePlanGroup
  | AddPlanItem
  | ChangePlanItem
  | RemovePlanItem
  | DiscardPlanDraft
  | IssuePlan
  | RecordTasksAssigned
  | RecordPlanItemLate
  | RetryPlanItem
  | DropPlanItem
  | CorrectPlan
  | ConfirmPlanCorrection
  | DeclinePlanCorrection
  | ClosePlan;
