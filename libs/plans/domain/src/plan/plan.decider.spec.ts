import type { Approval } from '@gongjian/plans-contracts';
import { addDays, type LateEntry } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import {
  at,
  delegateOf,
  deputyDirector,
  director,
  drafted,
  failure,
  group,
  header,
  id,
  importedFrom,
  issued,
  issuedEvent,
  issuing,
  item,
  lateItem,
  pinned,
  place,
  planId,
  property,
  reason,
  secondItem,
  secretary,
  stages,
} from '../testing/campaign.js';
import type { PlanCommand } from './plan.commands.js';
import { MAX_PLAN_ITEMS, planDecider } from './plan.decider.js';
import type { PlanCorrection, PlanEvent } from './plan.events.js';
import type { PlanItem } from './plan-item.js';

const spec = decider(planDecider);
const why = reason('wrong', '抄写有误');

const draft = {
  type: 'DraftPlan',
  data: { planId, programme: pinned, header, importedFrom, stages, groups: [group], items: [item] },
  ...at,
} as const;
const changeHeader = (title: string) =>
  ({ type: 'ChangePlanHeader', data: { planId, header: { ...header, title } }, ...at }) as const;
const setStages = (set: typeof stages) => ({ type: 'SetPlanStages', data: { planId, stages: set }, ...at }) as const;
const setGroup = (set: typeof group, lateEntry: LateEntry | null = null) =>
  ({ type: 'SetPlanGroup', data: { planId, group: set, lateEntry }, ...at }) as const;
const removeGroup = { type: 'RemovePlanGroup', data: { planId, groupId: group.groupId }, ...at } as const;
const addItem = (added: PlanItem) => ({ type: 'AddPlanItem', data: { planId, item: added }, ...at }) as const;
const changeItem = (changed: PlanItem) => ({ type: 'ChangePlanItem', data: { planId, item: changed }, ...at }) as const;
const removeItem = (itemId: string) => ({ type: 'RemovePlanItem', data: { planId, itemId }, ...at }) as const;
const discard = { type: 'DiscardPlanDraft', data: { planId, reason: why }, ...at } as const;
const issue = {
  type: 'IssuePlan',
  data: {
    planId,
    number: '清创〔2026〕3号',
    issuedOn: '2026-03-09',
    signer: secretary,
    document: null,
    lateEntry: null,
    programme: { historic: false, endsOn: null, cycleYears: null, level: null },
    restart: null,
  },
  ...at,
} as const;
const recordTasks = (assigned: readonly string[], failed: readonly (typeof failure)[]) =>
  ({ type: 'RecordTasksAssigned', data: { planId, job: id(91), assigned, failed }, ...at }) as const;
const recordLate = (late: PlanItem) => ({ type: 'RecordPlanItemLate', data: { planId, item: late }, ...at }) as const;
const retry = (itemId: string) => ({ type: 'RetryPlanItem', data: { planId, itemId }, ...at }) as const;
const drop = (itemId: string) => ({ type: 'DropPlanItem', data: { planId, itemId, reason: why }, ...at }) as const;
const correct = (correction: PlanCorrection, correctionId = id(51)) =>
  ({
    type: 'CorrectPlan',
    data: { planId, correctionId, corrects: id(90), correction, reason: why, by: director },
    ...at,
  }) as const;
const confirm = (by = deputyDirector) =>
  ({ type: 'ConfirmPlanCorrection', data: { planId, correctionId: id(51), by }, ...at }) as const;
const decline = {
  type: 'DeclinePlanCorrection',
  data: { planId, correctionId: id(51), reason: why, by: deputyDirector },
  ...at,
} as const;
const counted = (count: number) => ({ count, asOf: '00000000-0000-4000-8000-00000000000f:0:41' });
const closing = (lateEntry: LateEntry | null, open = 0, leaveOpenTasks = false) =>
  ({
    type: 'ClosePlan',
    data: { planId, note: null, lateEntry, openTasks: counted(open), leaveOpenTasks },
    ...at,
  }) as const;
const close = closing(null);

const grouped: PlanEvent = { type: 'PlanGroupSet', data: { planId, group } };
const retried: PlanEvent = { type: 'PlanItemRetried', data: { planId, itemId: secondItem.itemId } };
const dropped: PlanEvent = { type: 'PlanItemDropped', data: { planId, itemId: secondItem.itemId, reason: why } };
const discarded: PlanEvent = { type: 'PlanDraftDiscarded', data: { planId, reason: why } };
const told = { number: '清创〔2026〕3号', ...place };
const closed: PlanEvent = {
  type: 'PlanClosed',
  data: { planId, closedOn: at.today, note: null, openTasks: counted(0), ...told },
};
const titleCorrection: PlanCorrection = { field: 'title', value: '清河县整洁楼院创建实施方案' };
const proposed: PlanEvent = {
  type: 'PlanCorrectionProposed',
  data: {
    planId,
    correctionId: id(51),
    corrects: id(90),
    correction: titleCorrection,
    reason: why,
    proposedBy: director,
  },
};
const correctedTitle: PlanEvent = {
  type: 'PlanCorrected',
  data: { ...proposed.data, was: header.title, confirmedBy: deputyDirector },
};
const settled: readonly PlanEvent[] = [...issued, dropped];

describe('drafting a plan', () => {
  it('records header, stages, groups and items as facts of one stream', () => {
    spec
      .given([])
      .when(draft)
      .then([
        { type: 'PlanDrafted', data: { planId, programme: pinned, ...header, importedFrom } },
        { type: 'PlanStagesSet', data: { planId, stages } },
        grouped,
        { type: 'PlanItemAdded', data: { planId, item } },
      ]);
  });
  it('refuses a reversed period, an item twice and a second draft', () => {
    const reversed = { ...header, period: { from: '2026-03-02', to: '2026-03-01' } };
    spec
      .given([])
      .when({ ...draft, data: { ...draft.data, header: reversed } })
      .thenRefuses('PLAN.PERIOD_INVALID');
    spec
      .given([])
      .when({ ...draft, data: { ...draft.data, items: [item, item] } })
      .thenRefuses('PLAN.ITEM_EXISTS');
    spec.given(drafted).when(draft).thenRefuses('PLAN.ALREADY_DRAFTED');
  });
  it('refuses stages that repeat a code or end before they begin', () => {
    const wrong = [stages[0], { ...stages[0], from: '2026-04-01' }] as unknown as typeof stages;
    spec
      .given([])
      .when({ ...draft, data: { ...draft.data, stages: wrong } })
      .thenRefuses('PLAN.STAGES_INVALID');
  });
  it('refuses more items than a plan holds', () => {
    const items = Array.from({ length: MAX_PLAN_ITEMS + 1 }, (_, n) => ({ ...item, itemId: id(1_000 + n) }));
    spec
      .given([])
      .when({ ...draft, data: { ...draft.data, items } })
      .thenRefuses('PLAN.TOO_MANY_ITEMS');
  });
});

describe('a draft', () => {
  it('takes another header, other stages and other groups', () => {
    spec
      .given(drafted)
      .when(changeHeader('新标题'))
      .then([{ type: 'PlanHeaderChanged', data: { planId, ...header, title: '新标题' } }]);
    spec
      .given(drafted)
      .when(setStages([]))
      .then([{ type: 'PlanStagesSet', data: { planId, stages: [] } }]);
    spec.given(drafted).when(setGroup(group)).then([grouped]);
    spec
      .given([...drafted, grouped])
      .when(removeGroup)
      .then([{ type: 'PlanGroupRemoved', data: { planId, groupId: group.groupId } }]);
  });
  it('stays quiet when nothing differs', () => {
    spec.given(drafted).when(changeHeader(header.title)).thenNothing();
    spec.given(drafted).when(setStages(stages)).thenNothing();
    spec.given(drafted).when(addItem(item)).thenNothing();
    spec.given(drafted).when(changeItem(item)).thenNothing();
    spec
      .given([...drafted, grouped])
      .when(setGroup(group))
      .thenNothing();
  });
  it('takes, changes and loses items', () => {
    spec
      .given(drafted)
      .when(addItem(lateItem))
      .then([{ type: 'PlanItemAdded', data: { planId, item: lateItem } }]);
    const changed = { ...item, heading: '清理楼道和天台堆物' };
    spec
      .given(drafted)
      .when(changeItem(changed))
      .then([{ type: 'PlanItemChanged', data: { planId, item: changed } }]);
    spec
      .given(drafted)
      .when(removeItem(item.itemId))
      .then([{ type: 'PlanItemRemoved', data: { planId, itemId: item.itemId } }]);
  });
  it('refuses unknown items and groups, an id twice and a late entry of the future', () => {
    spec.given(drafted).when(changeItem(lateItem)).thenRefuses('PLAN.ITEM_UNKNOWN');
    spec.given(drafted).when(removeItem(lateItem.itemId)).thenRefuses('PLAN.ITEM_UNKNOWN');
    spec.given(drafted).when(removeGroup).thenRefuses('PLAN.GROUP_UNKNOWN');
    spec
      .given(drafted)
      .when(addItem({ ...item, heading: '别的' }))
      .thenRefuses('PLAN.ITEM_EXISTS');
    const future = { ...lateItem, lateEntry: { effectiveOn: '2026-03-11', reason: why } };
    spec.given(drafted).when(addItem(future)).thenRefuses('PLAN.LATE_ENTRY_IN_FUTURE');
  });
  it('can be discarded, once, and then nothing else', () => {
    spec.given(drafted).when(discard).then([discarded]);
    spec
      .given([...drafted, discarded])
      .when(discard)
      .thenNothing();
    spec
      .given([...drafted, discarded])
      .when(issue)
      .thenRefuses('PLAN.DISCARDED');
    spec.given(issued).when(discard).thenRefuses('PLAN.NOT_DRAFT');
  });
  it.each<[string, PlanCommand]>([
    ['header', changeHeader('新标题')],
    ['stages', setStages([])],
    ['an added item', addItem(lateItem)],
    ['a changed item', changeItem(item)],
    ['a removed item', removeItem(item.itemId)],
  ])('once issued is frozen: %s', (_what, command) => {
    spec.given(issued).when(command).thenRefuses('PLAN.NOT_DRAFT');
    spec.given([]).when(command).thenRefuses('PLAN.NOT_FOUND');
  });
});

describe('issuing a plan', () => {
  const restart = {
    number: '市创〔2026〕9号',
    by: { zh: '市创建办', en: 'City office' },
    level: 'city',
    on: '2026-03-01',
  } as const;
  const under = (
    programme: { historic: boolean; endsOn: string | null; cycleYears: number | null; level: 'city' | null },
    approved: Approval | null = null,
  ) => ({ ...issue, data: { ...issue.data, programme, restart: approved } }) as const;

  it('under a historic programme needs an approval to start it again, which stays in the record', () => {
    const historic = { historic: true, endsOn: '2020-12-31', cycleYears: null, level: 'city' } as const;
    spec.given(drafted).when(under(historic)).thenRefuses('PLAN.PROGRAMME_HISTORIC');
    spec
      .given(drafted)
      .when(under(historic, restart))
      .then([{ ...issuedEvent, data: { ...issuedEvent.data, restart } } as PlanEvent]);
    spec
      .given(drafted)
      .when(under({ historic: false, endsOn: null, cycleYears: null, level: null }, restart))
      .thenRefuses('PLAN.PROGRAMME_NOT_HISTORIC');
  });
  it('under a historic programme takes the approval of its founder or one above, given by the day it is issued', () => {
    const historic = { historic: true, endsOn: '2020-12-31', cycleYears: null, level: 'city' } as const;
    const { issuedOn } = issue.data;
    for (const approved of [{ ...restart, level: 'province', on: issuedOn } as const, restart]) {
      spec
        .given(drafted)
        .when(under(historic, approved))
        .then([{ ...issuedEvent, data: { ...issuedEvent.data, restart: approved } } as PlanEvent]);
    }
    for (const approved of [
      { ...restart, level: 'county' } as const,
      { ...restart, level: 'community' } as const,
      { ...restart, on: addDays(issuedOn, 1) },
    ]) {
      spec.given(drafted).when(under(historic, approved)).thenRefuses('PLAN.RESTART_NOT_APPROVED');
    }
    const before = { ...restart, level: 'community' } as const;
    spec
      .given(drafted)
      .when(under({ ...historic, level: null }, before))
      .then([{ ...issuedEvent, data: { ...issuedEvent.data, restart: before } } as PlanEvent]);
  });
  it('may end with its programme, and not a day later', () => {
    spec
      .given(drafted)
      .when(under({ historic: false, endsOn: '2026-11-30', cycleYears: null, level: null }))
      .then([issuedEvent]);
    spec
      .given(drafted)
      .when(under({ historic: false, endsOn: '2026-11-29', cycleYears: null, level: null }))
      .thenRefuses('PLAN.PROGRAMME_ENDED');
  });
  it('is as long as the cycle of its programme, and not a day longer', () => {
    const cycle = { historic: false, endsOn: null, cycleYears: 1, level: null };
    const long = (to: string): PlanEvent => ({
      type: 'PlanHeaderChanged',
      data: { planId, ...header, period: { from: '2026-03-01', to } },
    });
    spec
      .given([...drafted, long('2027-02-28')])
      .when(under(cycle))
      .then([
        {
          ...issuedEvent,
          data: { ...issuedEvent.data, period: { from: '2026-03-01', to: '2027-02-28' } },
        } as PlanEvent,
      ]);
    spec
      .given([...drafted, long('2027-03-01')])
      .when(under(cycle))
      .thenRefuses('PLAN.BEYOND_CYCLE');
  });
  it('freezes the items with their count and begins the job', () => {
    spec.given(drafted).when(issue).then([issuedEvent]);
  });
  it('refuses a plan without items, without units, or with dates gone by', () => {
    const refuses = (...history: readonly PlanEvent[]): void =>
      spec
        .given([...drafted, ...history])
        .when(issue)
        .thenRefuses('PLAN.NOT_READY');
    const change = (changed: PlanItem): PlanEvent => ({ type: 'PlanItemChanged', data: { planId, item: changed } });
    spec.given(drafted.slice(0, 1)).when(issue).thenRefuses('PLAN.NOT_READY');
    refuses(change({ ...item, units: [{ role: 'assisting', unit: property, text: null }] }));
    refuses(change({ ...item, units: [...item.units, { role: 'responsible', unit: null, text: '物业' }] }));
    refuses(change({ ...item, due: { kind: 'stated', on: '2026-03-09' } }));
    refuses(change({ ...item, due: { kind: 'stageEnd', stage: 'carryOut' } }));
  });
  it('accepts a due date of today, and one gone by as a late entry', () => {
    const due = (on: string, late: boolean): PlanEvent => ({
      type: 'PlanItemChanged',
      data: { planId, item: { ...item, due: { kind: 'stated', on }, lateEntry: late ? lateItem.lateEntry : null } },
    });
    spec
      .given([...drafted, due('2026-03-10', false)])
      .when(issue)
      .then([issuedEvent]);
    spec
      .given([...drafted, due('2026-03-01', true)])
      .when(issue)
      .then([issuedEvent]);
    const lateEntry = { effectiveOn: '2026-03-01', reason: why };
    spec
      .given([...drafted, due('2026-03-01', false)])
      .when({ ...issue, data: { ...issue.data, lateEntry } })
      .then([{ type: 'PlanIssued', data: { ...(issuedEvent.data as object), lateEntry } } as PlanEvent]);
  });
  it('refuses a date of issue in the future and a second number', () => {
    spec
      .given(drafted)
      .when({ ...issue, data: { ...issue.data, issuedOn: '2026-03-11' } })
      .thenRefuses('PLAN.ISSUED_IN_FUTURE');
    spec
      .given(issuing)
      .when({ ...issue, data: { ...issue.data, number: '清创〔2026〕4号' } })
      .thenRefuses('PLAN.NOT_DRAFT');
    spec.given([]).when(issue).thenRefuses('PLAN.NOT_FOUND');
  });
  it('stays quiet when it is issued so already', () => {
    spec.given(issuing).when(issue).thenNothing();
    spec.given(issued).when(issue).thenNothing();
  });
});

describe('the end of the job', () => {
  it('records what was assigned and what failed, and the plan is issued', () => {
    spec
      .given(issuing)
      .when(recordTasks([item.itemId], [failure]))
      .then([{ type: 'PlanTasksAssigned', data: { planId, job: id(91), assigned: [item.itemId], failed: [failure] } }]);
    expect(spec.given(issuing).state().status).toBe('issuing');
    expect(spec.given(issued).state()).toMatchObject({
      status: 'issued',
      progress: { [item.itemId]: 'assigned', [secondItem.itemId]: 'failed' },
    });
  });
  it('stays quiet about items recorded before', () => {
    spec
      .given(issued)
      .when(recordTasks([item.itemId], [failure]))
      .thenNothing();
  });
  it('refuses a plan that is not issued', () => {
    spec.given(drafted).when(recordTasks([], [])).thenRefuses('PLAN.NOT_ISSUED');
  });
});

describe('an item that failed', () => {
  it('can be sent again or dropped', () => {
    spec.given(issued).when(retry(secondItem.itemId)).then([retried]);
    spec.given(issued).when(drop(secondItem.itemId)).then([dropped]);
  });
  it('is being issued until its task came, and can be sent again meanwhile', () => {
    expect(spec.given([...issued, retried]).state().status).toBe('issuing');
    spec
      .given([...issued, retried])
      .when(retry(secondItem.itemId))
      .then([retried]);
    spec
      .given([...issued, retried])
      .when(drop(secondItem.itemId))
      .thenRefuses('PLAN.ITEM_NOT_FAILED');
    expect(spec.given(settled).state().status).toBe('issued');
  });
  it('stays quiet when it is assigned or dropped already', () => {
    spec.given(issued).when(retry(item.itemId)).thenNothing();
    spec.given(settled).when(drop(secondItem.itemId)).thenNothing();
  });
  it('is the only one that can', () => {
    spec.given(issued).when(drop(item.itemId)).thenRefuses('PLAN.ITEM_NOT_FAILED');
    spec.given(settled).when(retry(secondItem.itemId)).thenRefuses('PLAN.ITEM_NOT_FAILED');
    spec
      .given(issued)
      .when(retry(id(99)))
      .thenRefuses('PLAN.ITEM_UNKNOWN');
    spec.given(drafted).when(retry(item.itemId)).thenRefuses('PLAN.NOT_ISSUED');
  });
  it('can be corrected by one person, the old value kept', () => {
    const correction = {
      field: 'itemUnits',
      itemId: secondItem.itemId,
      value: [{ role: 'responsible', unit: header.authority, text: null }],
    } as const;
    spec
      .given(issued)
      .when(correct(correction))
      .then([
        {
          type: 'PlanCorrected',
          data: {
            planId,
            correctionId: id(51),
            corrects: id(90),
            correction,
            was: secondItem.units,
            reason: why,
            proposedBy: director,
            confirmedBy: null,
          },
        },
      ]);
    spec
      .given(issued)
      .when(correct({ field: 'itemHeading', itemId: item.itemId, value: '别的' }))
      .thenRefuses('PLAN.ITEM_NOT_FAILED');
  });
});

describe('a late entry after issuing', () => {
  const recorded: PlanEvent = { type: 'PlanItemRecordedLate', data: { planId, item: lateItem } };
  it('adds an item with the date it took effect, due date gone by or not', () => {
    spec.given(issued).when(recordLate(lateItem)).then([recorded]);
  });
  it('leaves the plan being issued until the task of the item came', () => {
    expect(spec.given([...issued, recorded]).state().status).toBe('issuing');
    const assigned: PlanEvent = {
      type: 'PlanTasksAssigned',
      data: { planId, job: id(92), assigned: [lateItem.itemId], failed: [] },
    };
    expect(spec.given([...issued, recorded, assigned]).state().status).toBe('issued');
    spec
      .given([...issued, recorded])
      .when(retry(lateItem.itemId))
      .then([{ type: 'PlanItemRetried', data: { planId, itemId: lateItem.itemId } }]);
  });
  it('refuses an item without the date and the reason, without a unit, or in a draft', () => {
    spec
      .given(issued)
      .when(recordLate({ ...lateItem, lateEntry: null }))
      .thenRefuses('PLAN.LATE_ENTRY_NEEDED');
    spec
      .given(issued)
      .when(recordLate({ ...lateItem, units: [] }))
      .thenRefuses('PLAN.NOT_READY');
    spec.given(drafted).when(recordLate(lateItem)).thenRefuses('PLAN.NOT_ISSUED');
  });
  it('refuses an id that stands for another item', () => {
    spec
      .given(issued)
      .when(recordLate({ ...lateItem, itemId: item.itemId }))
      .thenRefuses('PLAN.ITEM_EXISTS');
  });
  it('stays quiet when it is recorded', () => {
    spec
      .given([...issued, recorded])
      .when(recordLate(lateItem))
      .thenNothing();
  });
});

describe('correcting an issued plan', () => {
  it('takes two people, and keeps the old value', () => {
    spec.given(issued).when(correct(titleCorrection)).then([proposed]);
    spec
      .given([...issued, proposed])
      .when(confirm())
      .then([correctedTitle]);
    expect(spec.given([...issued, proposed, correctedTitle]).state()).toMatchObject({
      header: { title: titleCorrection.value },
      proposal: null,
    });
  });
  it('refuses the same person, an unknown correction and a second one meanwhile', () => {
    spec
      .given([...issued, proposed])
      .when(confirm(director))
      .thenRefuses('PLAN.CORRECTION_BY_SAME_PERSON');
    spec
      .given([...issued, proposed])
      .when(confirm(delegateOf(director)))
      .thenRefuses('PLAN.CORRECTION_BY_SAME_PERSON');
    spec.given(issued).when(confirm()).thenRefuses('PLAN.CORRECTION_UNKNOWN');
    spec
      .given([...issued, proposed])
      .when(correct({ field: 'number', value: '清创〔2026〕5号' }, id(52)))
      .thenRefuses('PLAN.CORRECTION_PENDING');
    spec
      .given(issued)
      .when(correct({ field: 'issuedOn', value: '2026-03-11' }))
      .thenRefuses('PLAN.ISSUED_IN_FUTURE');
    spec.given(drafted).when(correct(titleCorrection)).thenRefuses('PLAN.NOT_ISSUED');
  });
  it('of what tasks cite flags the items that were assigned by the old value', () => {
    const correction: PlanCorrection = { field: 'number', value: '清创〔2026〕30号' };
    const numberProposed: PlanEvent = { type: 'PlanCorrectionProposed', data: { ...proposed.data, correction } };
    const numberCorrected: PlanEvent = {
      type: 'PlanCorrected',
      data: {
        ...proposed.data,
        correction,
        was: '清创〔2026〕3号',
        confirmedBy: deputyDirector,
        reexamine: [item.itemId],
      },
    };
    spec
      .given([...issued, numberProposed])
      .when(confirm())
      .then([numberCorrected]);
  });
  it('can be declined', () => {
    spec
      .given([...issued, proposed])
      .when(decline)
      .then([
        {
          type: 'PlanCorrectionDeclined',
          data: { planId, correctionId: id(51), reason: why, declinedBy: deputyDirector },
        },
      ]);
    spec.given(issued).when(decline).thenRefuses('PLAN.CORRECTION_UNKNOWN');
  });
  it('stays quiet when the value is so already or the correction waits', () => {
    spec
      .given(issued)
      .when(correct({ field: 'title', value: header.title }))
      .thenNothing();
    spec
      .given([...issued, proposed])
      .when(correct(titleCorrection))
      .thenNothing();
  });
});

describe('closing a plan', () => {
  it('is done when every item is assigned or dropped', () => {
    spec.given(settled).when(close).then([closed]);
  });
  it('may be recorded late, with the day it took effect', () => {
    const late: LateEntry = { effectiveOn: '2026-03-09', reason: why };
    spec
      .given(settled)
      .when(closing(late))
      .then([
        {
          type: 'PlanClosed',
          data: { planId, closedOn: '2026-03-09', note: null, openTasks: counted(0), ...told, lateEntry: late },
        },
      ]);
    spec
      .given(settled)
      .when(closing({ ...late, effectiveOn: '2026-03-11' }))
      .thenRefuses('PLAN.LATE_ENTRY_IN_FUTURE');
    spec
      .given(settled)
      .when(closing({ ...late, effectiveOn: '2026-03-08' }))
      .thenRefuses('PLAN.CLOSED_BEFORE_ISSUED');
  });
  it('refuses while items are open, and before issuing', () => {
    spec.given(issued).when(close).thenRefuses('PLAN.ITEMS_OPEN');
    spec.given(issuing).when(close).thenRefuses('PLAN.ITEMS_OPEN');
    spec.given(drafted).when(close).thenRefuses('PLAN.NOT_ISSUED');
  });
  it('is not closed over tasks that are open, unless that is said; how many is recorded', () => {
    spec.given(settled).when(closing(null, 2)).thenRefuses('PLAN.TASKS_OPEN');
    spec
      .given(settled)
      .when(closing(null, 2, true))
      .then([{ type: 'PlanClosed', data: { planId, closedOn: at.today, note: null, openTasks: counted(2), ...told } }]);
    spec.given(issued).when(closing(null, 2)).thenRefuses('PLAN.ITEMS_OPEN');
  });

  it('stays quiet when it is closed, and then refuses everything else', () => {
    spec
      .given([...settled, closed])
      .when(close)
      .thenNothing();
    spec
      .given([...settled, closed])
      .when(setGroup(group))
      .thenRefuses('PLAN.CLOSED');
    spec
      .given([...settled, closed])
      .when(correct(titleCorrection))
      .thenRefuses('PLAN.CLOSED');
  });
  it('lets people be added to the leading group until then', () => {
    spec.given(issued).when(setGroup(group)).then([grouped]);
    const late: LateEntry = { effectiveOn: '2026-03-01', reason: why };
    spec
      .given(issued)
      .when(setGroup(group, late))
      .then([{ type: 'PlanGroupSet', data: { planId, group, lateEntry: late } }]);
    spec
      .given(issued)
      .when(setGroup(group, { ...late, effectiveOn: '2026-03-11' }))
      .thenRefuses('PLAN.LATE_ENTRY_IN_FUTURE');
  });
});
