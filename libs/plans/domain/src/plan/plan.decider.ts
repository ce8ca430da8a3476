import {
  assertNever,
  recordedLate,
  refuse,
  sameFacts,
  spanAfter,
  type Decider,
  type LateEntry,
} from '@gongjian/shared-kernel';
import type {
  AddPlanItem,
  ClosePlan,
  ConfirmPlanCorrection,
  CorrectPlan,
  DeclinePlanCorrection,
  DraftPlan,
  IssuePlan,
  PlanCommand,
  RecordPlanItemLate,
  RecordTasksAssigned,
} from './plan.commands.js';
import {
  correctionPending,
  correctionUnknown,
  issuedInFuture,
  lateEntryInFuture,
  lateEntryNeeded,
  planAlreadyDrafted,
  planClosedBeforeIssued,
  planGroupUnknown,
  planItemExists,
  planItemNotFailed,
  planItemUnknown,
  planNotFound,
  planNotIssued,
  planNotReady,
  planPeriodInvalid,
  planStagesInvalid,
  planTasksOpen,
  planTooManyGroups,
  planTooManyItems,
  beyondCycle,
  programmeEnded,
  programmeHistoric,
  programmeNotHistoric,
  restartNotApproved,
  type PlanFault,
} from './plan.errors.js';
import type { PlanCorrection, PlanEvent, PlanHeader, PlanPlace } from './plan.events.js';
import { refusesDemands } from './demand.js';
import { dueOfItem, type PlanItem, type PlanStage } from './plan-item.js';
import { isHigherOrEqual } from '../programme/check/levels.js';
import {
  refusesClosingPlan,
  refusesConfirmingPlan,
  refusesUnlessDraft,
  refusesUnlessInForce,
  refusesWhenEnded,
} from './plan-may.js';
import { evolvePlan, initialPlanState, type PlanFacts, type PlanState } from './plan-state.js';

export const MAX_PLAN_ITEMS = 300;
export const MAX_PLAN_GROUPS = 40;

export const planDecider: Decider<PlanState, PlanCommand, PlanEvent> = {
  initialState: initialPlanState,
  decide,
  evolve: evolvePlan,
};

type Draft = Extract<PlanState, { readonly status: 'draft' }>;
type Issued = Extract<PlanState, { readonly status: 'issuing' | 'issued' }>;

function decide(command: PlanCommand, state: PlanState): readonly PlanEvent[] {
  switch (command.type) {
    case 'DraftPlan':
      return draftPlan(command, state);
    case 'ChangePlanHeader': {
      const draft = inDraft(state);
      const { planId, header } = command.data;
      checkPeriod(header);
      if (sameFacts(draft.header, header)) return [];
      return [{ type: 'PlanHeaderChanged', data: { planId, ...header } }];
    }
    case 'SetPlanStages': {
      const draft = inDraft(state);
      checkStages(command.data.stages);
      if (sameFacts(draft.stages, command.data.stages)) return [];
      return [{ type: 'PlanStagesSet', data: command.data }];
    }
    case 'SetPlanGroup': {
      const open = notClosed(state);
      const { planId, group, lateEntry } = command.data;
      checkEffective(lateEntry, command.today);
      const known = open.groups.find((candidate) => candidate.groupId === group.groupId);
      if (known === undefined && open.groups.length >= MAX_PLAN_GROUPS) throw planTooManyGroups(MAX_PLAN_GROUPS);
      if (known !== undefined && sameFacts(known, group)) return [];
      return [{ type: 'PlanGroupSet', data: { planId, group, ...recordedLate(lateEntry) } }];
    }
    case 'RemovePlanGroup': {
      const open = notClosed(state);
      const { planId, groupId } = command.data;
      if (!open.groups.some((group) => group.groupId === groupId)) throw planGroupUnknown(groupId);
      return [{ type: 'PlanGroupRemoved', data: { planId, groupId } }];
    }
    case 'AddPlanItem':
      return addItem(command, state);
    case 'ChangePlanItem': {
      const draft = inDraft(state);
      const { planId, item } = command.data;
      checkItem(item, command.today);
      if (sameFacts(itemOf(draft.items, item.itemId), item)) return [];
      return [{ type: 'PlanItemChanged', data: { planId, item } }];
    }
    case 'RemovePlanItem': {
      const draft = inDraft(state);
      const { planId, itemId } = command.data;
      itemOf(draft.items, itemId);
      return [{ type: 'PlanItemRemoved', data: { planId, itemId } }];
    }
    case 'DiscardPlanDraft': {
      if (state.status === 'discarded') return [];
      inDraft(state);
      return [{ type: 'PlanDraftDiscarded', data: command.data }];
    }
    case 'IssuePlan':
      return issuePlan(command, state);
    case 'RecordTasksAssigned':
      return recordTasksAssigned(command, state);
    case 'RecordPlanItemLate':
      return recordItemLate(command, state);
    case 'RetryPlanItem': {
      const issued = inForce(state);
      const { planId, itemId } = command.data;
      itemOf(issued.items, itemId);
      if (issued.progress[itemId] === 'assigned') return [];
      if (issued.progress[itemId] === 'dropped') throw planItemNotFailed(itemId);
      return [{ type: 'PlanItemRetried', data: { planId, itemId } }];
    }
    case 'DropPlanItem': {
      const issued = inForce(state);
      const { planId, itemId, reason } = command.data;
      itemOf(issued.items, itemId);
      if (issued.progress[itemId] === 'dropped') return [];
      if (issued.progress[itemId] !== 'failed') throw planItemNotFailed(itemId);
      return [{ type: 'PlanItemDropped', data: { planId, itemId, reason } }];
    }
    case 'CorrectPlan':
      return correctPlan(command, state);
    case 'ConfirmPlanCorrection':
      return confirmCorrection(command, state);
    case 'DeclinePlanCorrection':
      return declineCorrection(command, state);
    case 'ClosePlan':
      return closePlan(command, state);
    default:
      return assertNever(command);
  }
}

function draftPlan({ data, today }: DraftPlan, state: PlanState): readonly PlanEvent[] {
  if (state.status !== 'none') throw planAlreadyDrafted();
  const { planId, programme, header, importedFrom, stages, groups, items } = data;
  checkPeriod(header);
  checkStages(stages);
  if (items.length > MAX_PLAN_ITEMS) throw planTooManyItems(MAX_PLAN_ITEMS);
  if (groups.length > MAX_PLAN_GROUPS) throw planTooManyGroups(MAX_PLAN_GROUPS);
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.itemId)) throw planItemExists(item.itemId);
    seen.add(item.itemId);
    checkItem(item, today);
  }
  return [
    { type: 'PlanDrafted', data: { planId, programme, ...header, importedFrom } },
    ...(stages.length === 0 ? [] : [{ type: 'PlanStagesSet' as const, data: { planId, stages } }]),
    ...groups.map((group) => ({ type: 'PlanGroupSet' as const, data: { planId, group } })),
    ...items.map((item) => ({ type: 'PlanItemAdded' as const, data: { planId, item } })),
  ];
}

function addItem({ data, today }: AddPlanItem, state: PlanState): readonly PlanEvent[] {
  const draft = inDraft(state);
  const { planId, item } = data;
  checkItem(item, today);
  const known = draft.items.find((candidate) => candidate.itemId === item.itemId);
  if (known !== undefined) {
    if (sameFacts(known, item)) return [];
    throw planItemExists(item.itemId);
  }
  if (draft.items.length >= MAX_PLAN_ITEMS) throw planTooManyItems(MAX_PLAN_ITEMS);
  return [{ type: 'PlanItemAdded', data: { planId, item } }];
}

function issuePlan({ data, today }: IssuePlan, state: PlanState): readonly PlanEvent[] {
  const isIssued = state.status === 'issuing' || state.status === 'issued';
  if (isIssued && state.order.number === data.number && state.order.issuedOn === data.issuedOn) return [];
  const draft = inDraft(state);
  if (data.issuedOn > today) throw issuedInFuture();
  checkEffective(data.lateEntry, today);
  checkProgramme(data, draft.header.period);
  const faults = faultsOf(draft, today, data.lateEntry !== null);
  if (faults.length > 0) throw planNotReady(faults);
  const { planId, number, issuedOn, signer, document, lateEntry, restart } = data;
  const itemIds = draft.items.map((item) => item.itemId);
  return [
    {
      type: 'PlanIssued',
      data: {
        planId,
        number,
        issuedOn,
        signer,
        document,
        itemIds,
        itemCount: itemIds.length,
        lateEntry,
        ...placeOf(draft),
        ...(restart === null ? {} : { restart }),
      },
    },
  ];
}

function checkProgramme({ programme, restart, issuedOn }: IssuePlan['data'], { from, to }: PlanHeader['period']): void {
  if (programme.historic && restart === null) throw programmeHistoric();
  if (programme.historic && restart !== null) {
    const { level } = programme;
    const isHigh = level === null || isHigherOrEqual(restart.level, level);
    if (!isHigh || restart.on > issuedOn) throw restartNotApproved();
  }
  if (!programme.historic && restart !== null) throw programmeNotHistoric();
  if (!programme.historic && programme.endsOn !== null && to > programme.endsOn) {
    throw programmeEnded(programme.endsOn);
  }
  const { cycleYears } = programme;
  if (cycleYears !== null && to >= spanAfter({ years: cycleYears }, from)) throw beyondCycle(cycleYears);
}

function faultsOf(draft: Draft, today: string, late: boolean): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  if (draft.items.length === 0) {
    faults.push({ pointer: '/items', code: 'noItems', zh: '方案里没有任务项', en: 'the plan has no items' });
  }
  draft.items.forEach((item, index) => faults.push(...itemFaults(item, `/items/${index}`, draft, today, late)));
  return faults;
}

function itemFaults(
  item: PlanItem,
  pointer: string,
  plan: Pick<Draft, 'stages' | 'header'>,
  today: string,
  late: boolean,
): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const add = (place: string, code: string, zh: string, en: string): void => {
    faults.push({ pointer: `${pointer}${place}`, code, zh: `“${item.heading}”${zh}`, en: `“${item.heading}” ${en}` });
  };
  if (!item.units.some((unit) => unit.unit !== null && unit.role !== 'assisting')) {
    add('/units', 'noUnit', '没有牵头或责任单位', 'has no lead or responsible unit');
  }
  item.units.forEach((unit, index) => {
    if (unit.unit === null) {
      add(
        `/units/${index}`,
        'unitUnresolved',
        `的单位“${unit.text ?? ''}”尚未与通讯录对应`,
        `names a unit “${unit.text ?? ''}” that is not matched with the directory`,
      );
    }
  });
  const due = dueOfItem(item.due, plan.stages, plan.header.period);
  if (due === null) {
    add('/due', 'dueUnknown', '所依据的阶段没有结束日期', 'is due at the end of a stage that has no end');
  } else if (due.on < today && !late && item.lateEntry === null) {
    add(
      '/due',
      'dueInPast',
      `的完成时限 ${due.on} 已过；如系补录，请写明生效日期和理由`,
      `was due on ${due.on}; if it is a late entry, give the date it took effect and the reason`,
    );
  }
  return faults;
}

function recordTasksAssigned({ data }: RecordTasksAssigned, state: PlanState): readonly PlanEvent[] {
  if (state.status === 'none' || state.status === 'draft' || state.status === 'discarded') throw planNotIssued();
  const pending = (itemId: string): boolean => state.progress[itemId] === 'pending';
  const assigned = data.assigned.filter(pending);
  const failed = data.failed.filter(({ itemId }) => pending(itemId));
  if (assigned.length + failed.length === 0) return [];
  return [{ type: 'PlanTasksAssigned', data: { planId: data.planId, job: data.job, assigned, failed } }];
}

function recordItemLate({ data, today }: RecordPlanItemLate, state: PlanState): readonly PlanEvent[] {
  const issued = inForce(state);
  const { planId, item } = data;
  if (item.lateEntry === null) throw lateEntryNeeded();
  checkItem(item, today);
  const known = issued.items.find((candidate) => candidate.itemId === item.itemId);
  if (known !== undefined) {
    if (sameFacts(known, item)) return [];
    throw planItemExists(item.itemId);
  }
  if (issued.items.length >= MAX_PLAN_ITEMS) throw planTooManyItems(MAX_PLAN_ITEMS);
  const faults = itemFaults(item, '/item', issued, today, true);
  if (faults.length > 0) throw planNotReady(faults);
  return [{ type: 'PlanItemRecordedLate', data: { planId, item } }];
}

function correctPlan({ data, today }: CorrectPlan, state: PlanState): readonly PlanEvent[] {
  const issued = inForce(state);
  const { planId, correctionId, corrects, correction, reason, by } = data;
  const was = valueOf(issued, correction);
  if (sameFacts(was, correction.value)) return [];
  if (correction.field === 'itemDemands') refuse(refusesDemands(correction.value));
  if (correction.field === 'issuedOn' && correction.value > today) throw issuedInFuture();
  if ('itemId' in correction) {
    if (issued.progress[correction.itemId] !== 'failed') throw planItemNotFailed(correction.itemId);
    return [
      {
        type: 'PlanCorrected',
        data: { planId, correctionId, corrects, correction, was, reason, proposedBy: by, confirmedBy: null },
      },
    ];
  }
  if (issued.proposal !== null) {
    if (issued.proposal.correctionId === correctionId) return [];
    throw correctionPending();
  }
  return [
    {
      type: 'PlanCorrectionProposed',
      data: { planId, correctionId, corrects, correction, reason, proposedBy: by },
    },
  ];
}

function confirmCorrection({ data }: ConfirmPlanCorrection, state: PlanState): readonly PlanEvent[] {
  const issued = inForce(state);
  const { proposal } = issued;
  if (proposal === null || proposal.correctionId !== data.correctionId) throw correctionUnknown();
  refuse(refusesConfirmingPlan(proposal, data.by));
  const { planId, correctionId, corrects, correction, reason, proposedBy } = proposal;
  return [
    {
      type: 'PlanCorrected',
      data: {
        planId,
        correctionId,
        corrects,
        correction,
        was: valueOf(issued, correction),
        reason,
        proposedBy,
        confirmedBy: data.by,
        ...reexamined(issued, correction),
      },
    },
  ];
}

/** Tasks cite the number, the date and the signer of their plan. */
function reexamined({ progress }: Issued, { field }: PlanCorrection): { readonly reexamine?: readonly string[] } {
  if (field !== 'number' && field !== 'issuedOn' && field !== 'signer') return {};
  const assigned = Object.keys(progress).filter((itemId) => progress[itemId] === 'assigned');
  return assigned.length === 0 ? {} : { reexamine: assigned };
}

function declineCorrection({ data }: DeclinePlanCorrection, state: PlanState): readonly PlanEvent[] {
  const issued = inForce(state);
  if (issued.proposal === null || issued.proposal.correctionId !== data.correctionId) throw correctionUnknown();
  const { planId, correctionId, reason, by } = data;
  return [{ type: 'PlanCorrectionDeclined', data: { planId, correctionId, reason, declinedBy: by } }];
}

function valueOf(issued: Issued, correction: PlanCorrection): PlanCorrection['value'] {
  switch (correction.field) {
    case 'title':
      return issued.header.title;
    case 'number':
      return issued.order.number;
    case 'issuedOn':
      return issued.order.issuedOn;
    case 'signer':
      return issued.order.signer;
    case 'itemHeading':
      return itemOf(issued.items, correction.itemId).heading;
    case 'itemContent':
      return itemOf(issued.items, correction.itemId).content;
    case 'itemUnits':
      return itemOf(issued.items, correction.itemId).units;
    case 'itemPersons':
      return itemOf(issued.items, correction.itemId).persons;
    case 'itemDue':
      return itemOf(issued.items, correction.itemId).due;
    case 'itemDemands':
      return itemOf(issued.items, correction.itemId).demands ?? [];
    default:
      return assertNever(correction);
  }
}

function closePlan({ data, today }: ClosePlan, state: PlanState): readonly PlanEvent[] {
  if (state.status === 'closed') return [];
  const issued = inForce(state);
  refuse(refusesClosingPlan(issued));
  const { planId, note, lateEntry, openTasks, leaveOpenTasks } = data;
  if (openTasks.count > 0 && !leaveOpenTasks) throw planTasksOpen(openTasks.count);
  checkEffective(lateEntry, today);
  const closedOn = lateEntry?.effectiveOn ?? today;
  if (closedOn < issued.order.issuedOn) throw planClosedBeforeIssued();
  const { number } = issued.order;
  return [
    {
      type: 'PlanClosed',
      data: { planId, closedOn, note, openTasks, number, ...placeOf(issued), ...recordedLate(lateEntry) },
    },
  ];
}

function placeOf({ programme, header: { authority, division, period } }: PlanFacts): PlanPlace {
  return { programme, authority, division, period };
}

function inDraft(state: PlanState): Draft {
  if (state.status === 'none') throw planNotFound();
  refuse(refusesUnlessDraft(state));
  return state as Draft;
}

function inForce(state: PlanState): Issued {
  if (state.status === 'none') throw planNotFound();
  refuse(refusesUnlessInForce(state));
  return state as Issued;
}

function notClosed(state: PlanState): Draft | Issued {
  if (state.status === 'none') throw planNotFound();
  refuse(refusesWhenEnded(state));
  return state as Draft | Issued;
}

function itemOf(items: readonly PlanItem[], itemId: string): PlanItem {
  const item = items.find((candidate) => candidate.itemId === itemId);
  if (item === undefined) throw planItemUnknown(itemId);
  return item;
}

function checkPeriod(header: PlanHeader): void {
  if (header.period.from > header.period.to) throw planPeriodInvalid();
}

function checkItem(item: PlanItem, today: string): void {
  refuse(refusesDemands(item.demands));
  checkEffective(item.lateEntry, today);
}

function checkEffective(lateEntry: LateEntry | null, today: string): void {
  if (lateEntry !== null && lateEntry.effectiveOn > today) throw lateEntryInFuture();
}

function checkStages(stages: readonly PlanStage[]): void {
  const faults: PlanFault[] = [];
  const seen = new Set<string>();
  stages.forEach((stage, index) => {
    const pointer = `/stages/${index}`;
    if (seen.has(stage.code)) {
      faults.push({ pointer: `${pointer}/code`, code: 'duplicate', zh: '阶段代码重复', en: 'this code stands twice' });
    }
    seen.add(stage.code);
    if (stage.from !== null && stage.to !== null && stage.from > stage.to) {
      faults.push({ pointer, code: 'reversed', zh: '阶段起止日期颠倒', en: 'the stage ends before it begins' });
    }
  });
  if (faults.length > 0) throw planStagesInvalid(faults);
}
