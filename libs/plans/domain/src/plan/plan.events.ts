import type { Approval } from '@gongjian/plans-contracts';
import type {
  BilingualText,
  DomainEvent,
  FileReference,
  LateEntry,
  LocalDate,
  MaybeLate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
  Sealed,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { TaskPerson } from '../organisation.js';
import type { Demand } from './demand.js';
import type { PlanGroup } from './plan-group.js';
import type { ItemDue, ItemUnit, PlanItem, PlanPeriod, PlanStage } from './plan-item.js';

export interface PinnedProgramme {
  readonly id: string;
  readonly version: number;
  readonly names: BilingualText;
}

/** The document a draft was read from. */
export interface ImportedFrom {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly fileName: Sealed | null;
}

export interface PlanHeader {
  readonly title: string;
  readonly authority: UnitAsOf;
  readonly division: NamedAsOf;
  readonly period: PlanPeriod;
}

export interface PlanDrafted extends PlanHeader {
  readonly planId: string;
  readonly programme: PinnedProgramme;
  readonly importedFrom: ImportedFrom | null;
}

export interface PlanHeaderChanged extends PlanHeader {
  readonly planId: string;
}

/** Where a plan stands, for those who hear of it; absent in events recorded before plans were told to others. */
export interface PlanPlace {
  readonly programme: PinnedProgramme;
  readonly authority: UnitAsOf;
  readonly division: NamedAsOf;
  readonly period: PlanPeriod;
}

/** The job event of issuing: one task is assigned for each of `itemIds`. */
export interface PlanIssued extends Partial<PlanPlace> {
  readonly planId: string;
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly signer: OfficerAsOf;
  readonly document: FileReference | null;
  readonly itemIds: readonly string[];
  readonly itemCount: number;
  readonly lateEntry: LateEntry | null;
  /** The approval under which a historic programme was started again. */
  readonly restart?: Approval;
}

export interface ItemFailure extends BilingualText {
  readonly itemId: string;
  readonly code: string;
}

/** The end of a job, or of a part of a long one: `job` is the id of the event that began it. */
export interface PlanTasksAssigned {
  readonly planId: string;
  readonly job: string;
  readonly assigned: readonly string[];
  readonly failed: readonly ItemFailure[];
}

export type PlanCorrection =
  | { readonly field: 'title'; readonly value: string }
  | { readonly field: 'number'; readonly value: string }
  | { readonly field: 'issuedOn'; readonly value: LocalDate }
  | { readonly field: 'signer'; readonly value: OfficerAsOf }
  | { readonly field: 'itemHeading'; readonly itemId: string; readonly value: string }
  | { readonly field: 'itemContent'; readonly itemId: string; readonly value: string }
  | { readonly field: 'itemUnits'; readonly itemId: string; readonly value: readonly ItemUnit[] }
  | { readonly field: 'itemPersons'; readonly itemId: string; readonly value: readonly TaskPerson[] }
  | { readonly field: 'itemDue'; readonly itemId: string; readonly value: ItemDue }
  | { readonly field: 'itemDemands'; readonly itemId: string; readonly value: readonly Demand[] };

export interface PlanCorrectionProposed {
  readonly planId: string;
  readonly correctionId: string;
  /** Id of the event that recorded what is wrong. */
  readonly corrects: string;
  readonly correction: PlanCorrection;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

export interface PlanCorrectionDeclined {
  readonly planId: string;
  readonly correctionId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

export interface PlanCorrected {
  readonly planId: string;
  readonly correctionId: string;
  readonly corrects: string;
  readonly correction: PlanCorrection;
  readonly was: PlanCorrection['value'];
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
  /** The second person; `null` where the fact fed no decision yet. */
  readonly confirmedBy: OfficerAsOf | null;
  /** Items whose tasks were assigned by the old value, to be examined again; absent: none. */
  readonly reexamine?: readonly string[];
}

export interface PlanGroupSet extends MaybeLate {
  readonly planId: string;
  readonly group: PlanGroup;
}

/** Tasks of a plan that are neither completed nor withdrawn, as of a position of the log. */
export interface OpenTasks {
  readonly count: number;
  /** A token as in `Gongjian-Position`. */
  readonly asOf: string;
}

export interface PlanClosed extends MaybeLate, Partial<PlanPlace> {
  readonly planId: string;
  /** As it is now; absent like the place. */
  readonly number?: string;
  readonly closedOn: LocalDate;
  readonly note: Reason | null;
  /** Left open when it was closed; absent: they were not counted. */
  readonly openTasks?: OpenTasks;
}

export type PlanEvent =
  | DomainEvent<'PlanDrafted', PlanDrafted>
  | DomainEvent<'PlanHeaderChanged', PlanHeaderChanged>
  | DomainEvent<'PlanStagesSet', { readonly planId: string; readonly stages: readonly PlanStage[] }>
  | DomainEvent<'PlanGroupSet', PlanGroupSet>
  | DomainEvent<'PlanGroupRemoved', { readonly planId: string; readonly groupId: string }>
  | DomainEvent<'PlanItemAdded', { readonly planId: string; readonly item: PlanItem }>
  | DomainEvent<'PlanItemChanged', { readonly planId: string; readonly item: PlanItem }>
  | DomainEvent<'PlanItemRemoved', { readonly planId: string; readonly itemId: string }>
  | DomainEvent<'PlanDraftDiscarded', { readonly planId: string; readonly reason: Reason }>
  | DomainEvent<'PlanIssued', PlanIssued>
  | DomainEvent<'PlanTasksAssigned', PlanTasksAssigned>
  | DomainEvent<'PlanItemRecordedLate', { readonly planId: string; readonly item: PlanItem }>
  | DomainEvent<'PlanItemRetried', { readonly planId: string; readonly itemId: string }>
  | DomainEvent<'PlanItemDropped', { readonly planId: string; readonly itemId: string; readonly reason: Reason }>
  | DomainEvent<'PlanCorrectionProposed', PlanCorrectionProposed>
  | DomainEvent<'PlanCorrectionDeclined', PlanCorrectionDeclined>
  | DomainEvent<'PlanCorrected', PlanCorrected>
  | DomainEvent<'PlanClosed', PlanClosed>;
