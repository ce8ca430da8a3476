import { assertNever, type FileReference, type LateEntry, type OfficerAsOf } from '@gongjian/shared-kernel';
import type { PinnedProgramme, PlanCorrection, PlanCorrectionProposed, PlanEvent, PlanHeader } from './plan.events.js';
import type { PlanGroup } from './plan-group.js';
import type { PlanItem, PlanStage } from './plan-item.js';

/** What became of an item's task: being assigned, assigned, failed, dropped. */
export type ItemProgress = 'pending' | 'assigned' | 'failed' | 'dropped';

export interface PlanOrder {
  readonly number: string;
  readonly issuedOn: string;
  readonly signer: OfficerAsOf;
  readonly document: FileReference | null;
  readonly lateEntry: LateEntry | null;
}

export interface PlanFacts {
  readonly planId: string;
  readonly programme: PinnedProgramme;
  readonly header: PlanHeader;
  readonly stages: readonly PlanStage[];
  readonly groups: readonly PlanGroup[];
  readonly items: readonly PlanItem[];
}

export interface IssuedFacts extends PlanFacts {
  readonly order: PlanOrder;
  readonly progress: Readonly<Record<string, ItemProgress>>;
  readonly proposal: PlanCorrectionProposed | null;
}

export type PlanState =
  | { readonly status: 'none' }
  | (PlanFacts & { readonly status: 'draft' })
  | (PlanFacts & { readonly status: 'discarded' })
  | (IssuedFacts & { readonly status: 'issuing' })
  | (IssuedFacts & { readonly status: 'issued' })
  | (IssuedFacts & { readonly status: 'closed' });

export type KnownPlan = Exclude<PlanState, { readonly status: 'none' }>;

export const initialPlanState: PlanState = { status: 'none' };

export function evolvePlan(state: PlanState, event: PlanEvent): PlanState {
  if (event.type === 'PlanDrafted') {
    const { planId, programme, title, authority, division, period } = event.data;
    return {
      status: 'draft',
      planId,
      programme,
      header: { title, authority, division, period },
      stages: [],
      groups: [],
      items: [],
    };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'PlanHeaderChanged': {
      const { title, authority, division, period } = event.data;
      return { ...state, header: { title, authority, division, period } };
    }
    case 'PlanStagesSet':
      return { ...state, stages: event.data.stages };
    case 'PlanGroupSet':
      return { ...state, groups: withGroup(state.groups, event.data.group) };
    case 'PlanGroupRemoved':
      return { ...state, groups: state.groups.filter((group) => group.groupId !== event.data.groupId) };
    case 'PlanItemAdded':
      return { ...state, items: [...state.items, event.data.item] };
    case 'PlanItemChanged':
      return { ...state, items: withItem(state.items, event.data.item) };
    case 'PlanItemRemoved':
      return { ...state, items: state.items.filter((item) => item.itemId !== event.data.itemId) };
    case 'PlanDraftDiscarded':
      return { ...facts(state), status: 'discarded' };
    case 'PlanIssued': {
      const { number, issuedOn, signer, document, lateEntry, itemIds } = event.data;
      return {
        ...facts(state),
        status: 'issuing',
        order: { number, issuedOn, signer, document, lateEntry },
        progress: Object.fromEntries(itemIds.map((itemId) => [itemId, 'pending' as const])),
        proposal: null,
      };
    }
    default:
      return state.status === 'draft' || state.status === 'discarded' ? state : evolveIssued(state, event);
  }
}

type IssuedState = Extract<PlanState, { readonly status: 'issuing' | 'issued' | 'closed' }>;

type IssuedEvent = Extract<
  PlanEvent,
  {
    readonly type:
      | 'PlanTasksAssigned'
      | 'PlanItemRecordedLate'
      | 'PlanItemRetried'
      | 'PlanItemDropped'
      | 'PlanCorrectionProposed'
      | 'PlanCorrectionDeclined'
      | 'PlanCorrected'
      | 'PlanClosed';
  }
>;

function evolveIssued(state: IssuedState, event: IssuedEvent): PlanState {
  switch (event.type) {
    case 'PlanTasksAssigned': {
      const progress: Record<string, ItemProgress> = { ...state.progress };
      for (const itemId of event.data.assigned) progress[itemId] = 'assigned';
      for (const { itemId } of event.data.failed) progress[itemId] = 'failed';
      return withProgress(state, progress);
    }
    case 'PlanItemRecordedLate': {
      const { item } = event.data;
      const { progress } = state;
      return withProgress({ ...state, items: [...state.items, item] }, { ...progress, [item.itemId]: 'pending' });
    }
    case 'PlanItemRetried':
      return withProgress(state, { ...state.progress, [event.data.itemId]: 'pending' });
    case 'PlanItemDropped':
      return withProgress(state, { ...state.progress, [event.data.itemId]: 'dropped' });
    case 'PlanCorrectionProposed':
      return { ...state, proposal: event.data };
    case 'PlanCorrectionDeclined':
      return { ...state, proposal: null };
    case 'PlanCorrected': {
      const proposal = state.proposal?.correctionId === event.data.correctionId ? null : state.proposal;
      return { ...state, ...corrected(state, event.data.correction), proposal };
    }
    case 'PlanClosed':
      return { ...state, status: 'closed' };
    default:
      return assertNever(event);
  }
}

/** As long as an item waits for its task the plan is being issued. */
function withProgress(state: IssuedState, progress: Readonly<Record<string, ItemProgress>>): IssuedState {
  if (state.status === 'closed') return { ...state, progress };
  return { ...state, status: Object.values(progress).includes('pending') ? 'issuing' : 'issued', progress };
}

function corrected(state: IssuedState, correction: PlanCorrection): Partial<Omit<IssuedFacts, 'planId'>> {
  switch (correction.field) {
    case 'title':
      return { header: { ...state.header, title: correction.value } };
    case 'number':
      return { order: { ...state.order, number: correction.value } };
    case 'issuedOn':
      return { order: { ...state.order, issuedOn: correction.value } };
    case 'signer':
      return { order: { ...state.order, signer: correction.value } };
    default:
      return { items: state.items.map((item) => correctedItem(item, correction)) };
  }
}

/** The item as a correction leaves it; other items are answered unchanged. */
export function correctedItem<Item extends PlanItem>(item: Item, correction: PlanCorrection): Item {
  if (!('itemId' in correction) || correction.itemId !== item.itemId) return item;
  switch (correction.field) {
    case 'itemHeading':
      return { ...item, heading: correction.value };
    case 'itemContent':
      return { ...item, content: correction.value };
    case 'itemUnits':
      return { ...item, units: correction.value };
    case 'itemPersons':
      return { ...item, persons: correction.value };
    case 'itemDue':
      return { ...item, due: correction.value };
    case 'itemDemands':
      return { ...item, demands: correction.value };
    default:
      return assertNever(correction);
  }
}

export function withGroup(groups: readonly PlanGroup[], group: PlanGroup): readonly PlanGroup[] {
  return groups.some((candidate) => candidate.groupId === group.groupId)
    ? groups.map((candidate) => (candidate.groupId === group.groupId ? group : candidate))
    : [...groups, group];
}

function withItem(items: readonly PlanItem[], item: PlanItem): readonly PlanItem[] {
  return items.map((candidate) => (candidate.itemId === item.itemId ? item : candidate));
}

function facts(state: PlanFacts): PlanFacts {
  const { planId, programme, header, stages, groups, items } = state;
  return { planId, programme, header, stages, groups, items };
}
