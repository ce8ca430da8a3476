import type { Approval } from '@gongjian/plans-contracts';
import {
  assertNever,
  type Fact,
  type FileReference,
  type Instant,
  type LateEntry,
  type LocalDate,
  type OfficerAsOf,
  type Reason,
  type View,
} from '@gongjian/shared-kernel';
import type {
  ImportedFrom,
  OpenTasks,
  PinnedProgramme,
  PlanCorrected,
  PlanCorrectionProposed,
  PlanEvent,
  PlanHeader,
} from './plan.events.js';
import type { PlanGroup } from './plan-group.js';
import type { PlanItem, PlanStage } from './plan-item.js';
import { correctedItem, withGroup, type ItemProgress } from './plan-state.js';

export type PlanStatus = 'draft' | 'discarded' | 'issuing' | 'issued' | 'closed';

export interface PlanItemRow extends PlanItem {
  /** `null` while the plan is a draft. */
  readonly progress: ItemProgress | null;
  readonly failure: { readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly dropped: Reason | null;
  /** Corrections of what its task cites, made after it was assigned. */
  readonly usedCorrected: readonly string[];
}

export interface PlanOrderRow {
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly signer: OfficerAsOf;
  readonly document: FileReference | null;
  readonly lateEntry: LateEntry | null;
  /** Where a historic programme was started again. */
  readonly restart?: Approval;
  readonly issuedAt: Instant;
}

export interface PlanRow extends PlanHeader {
  readonly id: string;
  readonly status: PlanStatus;
  readonly programme: PinnedProgramme;
  readonly importedFrom: ImportedFrom | null;
  readonly stages: readonly PlanStage[];
  readonly groups: readonly PlanGroup[];
  readonly items: readonly PlanItemRow[];
  readonly order: PlanOrderRow | null;
  readonly proposal: PlanCorrectionProposed | null;
  readonly corrections: readonly (PlanCorrected & { readonly at: Instant })[];
  readonly discarded: Reason | null;
  readonly closed: {
    readonly on: LocalDate;
    readonly note: Reason | null;
    readonly lateEntry: LateEntry | null;
    /** Left open; `null`: they were not counted. */
    readonly openTasks: OpenTasks | null;
  } | null;
  readonly draftedAt: Instant;
  readonly changedAt: Instant;
}

export const planView: View<PlanRow, PlanEvent> = (row, fact) => {
  if (fact.event.type === 'PlanDrafted') return drafted(fact.event.data, fact.metadata.recordedAt);
  return row && { ...row, ...changed(row, fact), changedAt: fact.metadata.recordedAt };
};

function drafted(data: Extract<PlanEvent, { readonly type: 'PlanDrafted' }>['data'], at: Instant): PlanRow {
  const { planId, programme, title, authority, division, period, importedFrom } = data;
  return {
    id: planId,
    status: 'draft',
    programme,
    title,
    authority,
    division,
    period,
    importedFrom,
    stages: [],
    groups: [],
    items: [],
    order: null,
    proposal: null,
    corrections: [],
    discarded: null,
    closed: null,
    draftedAt: at,
    changedAt: at,
  };
}

function changed(row: PlanRow, { event, metadata }: Fact<PlanEvent>): Partial<PlanRow> {
  switch (event.type) {
    case 'PlanDrafted':
      return {};
    case 'PlanHeaderChanged': {
      const { title, authority, division, period } = event.data;
      return { title, authority, division, period };
    }
    case 'PlanStagesSet':
      return { stages: event.data.stages };
    case 'PlanGroupSet':
      return { groups: withGroup(row.groups, event.data.group) };
    case 'PlanGroupRemoved':
      return { groups: row.groups.filter((group) => group.groupId !== event.data.groupId) };
    case 'PlanItemAdded':
      return { items: [...row.items, itemRow(event.data.item, null)] };
    case 'PlanItemChanged':
      return { items: update(row, event.data.item.itemId, () => itemRow(event.data.item, null)) };
    case 'PlanItemRemoved':
      return { items: row.items.filter((item) => item.itemId !== event.data.itemId) };
    case 'PlanDraftDiscarded':
      return { status: 'discarded', discarded: event.data.reason };
    case 'PlanIssued': {
      const { number, issuedOn, signer, document, lateEntry, restart } = event.data;
      return {
        status: 'issuing',
        order: {
          number,
          issuedOn,
          signer,
          document,
          lateEntry,
          ...(restart === undefined ? {} : { restart }),
          issuedAt: metadata.recordedAt,
        },
        items: row.items.map((item) => ({ ...item, progress: 'pending' })),
      };
    }
    case 'PlanTasksAssigned': {
      const assigned = new Set(event.data.assigned);
      const failures = new Map(event.data.failed.map((failure) => [failure.itemId, failure]));
      const items = row.items.map((item): PlanItemRow => {
        const failure = failures.get(item.itemId);
        if (assigned.has(item.itemId)) return { ...item, progress: 'assigned', failure: null };
        if (failure === undefined) return item;
        const { code, zh, en } = failure;
        return { ...item, progress: 'failed', failure: { code, zh, en } };
      });
      return withItems(row, items);
    }
    case 'PlanItemRecordedLate':
      return withItems(row, [...row.items, itemRow(event.data.item, 'pending')]);
    case 'PlanItemRetried':
      return withItems(
        row,
        update(row, event.data.itemId, (item) => ({ ...item, progress: 'pending', failure: null })),
      );
    case 'PlanItemDropped':
      return withItems(
        row,
        update(row, event.data.itemId, (item) => ({ ...item, progress: 'dropped', dropped: event.data.reason })),
      );
    case 'PlanCorrectionProposed':
      return { proposal: event.data };
    case 'PlanCorrectionDeclined':
      return { proposal: null };
    case 'PlanCorrected': {
      const { correctionId, reexamine } = event.data;
      const { items = row.items, ...changes } = corrected(row, event.data);
      return {
        ...changes,
        items: items.map((item) =>
          reexamine?.includes(item.itemId) === true
            ? { ...item, usedCorrected: [...item.usedCorrected, correctionId] }
            : item,
        ),
        proposal: row.proposal?.correctionId === event.data.correctionId ? null : row.proposal,
        corrections: [...row.corrections, { ...event.data, at: metadata.recordedAt }],
      };
    }
    case 'PlanClosed': {
      const { closedOn, note, lateEntry = null, openTasks = null } = event.data;
      return { status: 'closed', closed: { on: closedOn, note, lateEntry, openTasks } };
    }
    default:
      return assertNever(event);
  }
}

function withItems(row: PlanRow, items: readonly PlanItemRow[]): Partial<PlanRow> {
  if (row.status === 'closed') return { items };
  return { items, status: items.some(({ progress }) => progress === 'pending') ? 'issuing' : 'issued' };
}

function corrected(row: PlanRow, { correction }: PlanCorrected): Partial<PlanRow> {
  switch (correction.field) {
    case 'title':
      return { title: correction.value };
    case 'number':
      return { order: row.order && { ...row.order, number: correction.value } };
    case 'issuedOn':
      return { order: row.order && { ...row.order, issuedOn: correction.value } };
    case 'signer':
      return { order: row.order && { ...row.order, signer: correction.value } };
    default:
      return { items: row.items.map((item) => correctedItem(item, correction)) };
  }
}

function itemRow(item: PlanItem, progress: ItemProgress | null): PlanItemRow {
  return { ...item, progress, failure: null, dropped: null, usedCorrected: [] };
}

function update(row: PlanRow, itemId: string, change: (item: PlanItemRow) => PlanItemRow): readonly PlanItemRow[] {
  return row.items.map((item) => (item.itemId === itemId ? change(item) : item));
}
