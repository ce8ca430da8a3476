import {
  MAX_PLAN_GROUPS,
  MAX_PLAN_ITEMS,
  type ItemUnit,
  type PlanCommand,
  type PlanCorrection,
  type PlanEvent,
  type PlanFacts,
  type PlanGroup,
  type PlanHeader,
  type PlanItem,
  type PlanStage,
  type PlanState,
} from '@gongjian/plans-domain';
import { addDays, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  committee,
  county,
  countyOffice,
  healthBureau,
  id,
  lateEntry,
  people,
  reason,
  same,
  samePerson,
  secretary,
} from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import { definition, PINNED } from '../programme.js';
import { by, demandsObjections, late, on, someDemands } from './parts.js';

type M = Moment<PlanState>;
type Known = Exclude<PlanState, { status: 'none' }>;
type Issued = Extract<PlanState, { status: 'issuing' | 'issued' | 'closed' }>;
type CommandOf<Type extends PlanCommand['type']> = Extract<PlanCommand, { readonly type: Type }>;

const known = ({ state }: M): Known | null => (state.status === 'none' ? null : state);
const isIssued = (state: PlanState): state is Issued =>
  state.status === 'issuing' || state.status === 'issued' || state.status === 'closed';

const ITEMS = 4;
const demanded = (m: M): Pick<PlanItem, 'demands'> => {
  const demands = someDemands(m);
  return demands === undefined ? {} : { demands };
};
const bound: ItemUnit = { role: 'responsible', unit: committee, text: null };
const item = (m: M, nth = m.dice.below(ITEMS)): PlanItem => ({
  ...{ itemId: id(900 + nth), number: String(nth + 1), heading: `清理${m.dice.below(3)}`, content: '逐栋清理' },
  ...{ deliverables: [], persons: [], source: { kind: 'planItem', reference: null, place: null } },
  units: m.dice.weigh<readonly ItemUnit[]>([
    [14, [bound]],
    [1, [{ role: 'assisting', unit: healthBureau, text: null }]],
    [1, [bound, { role: 'assisting', unit: null, text: '某局' }]],
  ]),
  due: m.dice.weigh<PlanItem['due']>([
    [6, { kind: 'periodEnd' }],
    [3, { kind: 'stageEnd', stage: 'start' }],
    [3, { kind: 'stated', on: addDays(m.today, 30) }],
    [1, { kind: 'stated', on: addDays(m.today, -3) }],
  ]),
  ...demanded(m),
  lateEntry: lateEntry(m.dice, m.today),
});
/** Many, all of them in order. */
const many = (m: M, count: number): readonly PlanItem[] => {
  const one = { ...item(m, 0), units: [bound], due: { kind: 'periodEnd' as const }, lateEntry: null };
  return Array.from({ length: count }, (_each, n) => ({ ...one, itemId: id(900 + n) }));
};
const group = (nth: number, name = '领导小组'): PlanGroup => ({
  ...{ groupId: id(850 + nth), kind: 'leading', name, heads: [], deputies: [], members: [], memberUnits: [] },
  ...{ duties: [], office: null },
});
const groups = (m: M): readonly PlanGroup[] => {
  const count = m.dice.weigh([
    [10, 1],
    [2, MAX_PLAN_GROUPS],
    [1, MAX_PLAN_GROUPS + 1],
  ]);
  return Array.from({ length: count }, (_each, n) => group(n));
};
const stages = (m: M): readonly PlanStage[] => {
  const start: PlanStage = { code: 'start', name: '动员', from: m.today, to: addDays(m.today, 40) };
  return m.dice.weigh<readonly PlanStage[]>([
    [8, [start]],
    [2, [start, { code: 'end', name: '总结', from: null, to: null }]],
    [1, [{ ...start, to: null }]],
    [1, [start, start]],
    [1, [{ ...start, to: addDays(m.today, -1) }]],
  ]);
};
const header = (m: M): PlanHeader => {
  const days = m.dice.weigh([
    [13, 300],
    [1, -1],
    [2, 1_200],
  ]);
  const title = `整洁小区方案${m.dice.below(3)}`;
  return { title, authority: countyOffice, division: county, period: { from: m.today, to: addDays(m.today, days) } };
};
const itemIn = (m: M): string => (m.dice.chance(90) ? m.dice.pick(known(m)?.items ?? [])?.itemId : undefined) ?? id(9);
const failedIn = (m: M): string | undefined => {
  const { state } = m;
  return isIssued(state)
    ? m.dice.pick(state.items.filter(({ itemId }) => state.progress[itemId] === 'failed'))?.itemId
    : undefined;
};
const someItem = (m: M): string => (m.dice.chance(75) ? failedIn(m) : undefined) ?? itemIn(m);
const correction = (m: M): PlanCorrection => {
  const itemId = someItem(m);
  const order = isIssued(m.state) ? m.state.order : null;
  return m.dice.pick<PlanCorrection>([
    { field: 'title', value: `方案${m.dice.below(3)}` },
    { field: 'number', value: m.dice.chance(20) ? (order?.number ?? '') : `清创〔2026〕${m.dice.below(3)}号` },
    { field: 'issuedOn', value: addDays(m.today, m.dice.below(4) - 2) },
    { field: 'signer', value: m.dice.pick(people) },
    { field: 'itemHeading', itemId, value: `更正${m.dice.below(2)}` },
    { field: 'itemContent', itemId, value: `更正${m.dice.below(2)}` },
    { field: 'itemUnits', itemId, value: [bound] },
    { field: 'itemPersons', itemId, value: [] },
    { field: 'itemDue', itemId, value: { kind: 'periodEnd' } },
    { field: 'itemDemands', itemId, value: someDemands(m) ?? [] },
  ]);
};
const pending = (m: M): string =>
  (isIssued(m.state) && m.dice.chance(88) ? m.state.proposal?.correctionId : undefined) ?? id(9);

const draftOnly = (state: PlanState): string | null =>
  state.status === 'none'
    ? 'PLAN.NOT_FOUND'
    : state.status === 'discarded'
      ? 'PLAN.DISCARDED'
      : state.status === 'draft'
        ? null
        : 'PLAN.NOT_DRAFT';
const openOnly = (state: PlanState): string | null =>
  state.status === 'none'
    ? 'PLAN.NOT_FOUND'
    : state.status === 'discarded'
      ? 'PLAN.DISCARDED'
      : state.status === 'closed'
        ? 'PLAN.CLOSED'
        : null;

function ofDraft<Command>(
  objections: (state: PlanFacts, command: Command) => readonly Objection[],
): (state: PlanState, command: Command) => readonly Objection[] {
  return (state, command) => {
    const code = draftOnly(state);
    return code !== null || state.status === 'none' ? [[code ?? '', true]] : objections(state, command);
  };
}
function ofOpen<Command>(
  objections: (state: PlanFacts, command: Command) => readonly Objection[],
): (state: PlanState, command: Command) => readonly Objection[] {
  return (state, command) => {
    const code = openOnly(state);
    return code !== null || state.status === 'none' ? [[code ?? '', true]] : objections(state, command);
  };
}
function ofIssued<Command>(
  objections: (state: Issued, command: Command) => readonly Objection[],
): (state: PlanState, command: Command) => readonly Objection[] {
  return (state, command) => {
    if (state.status === 'none') return [['PLAN.NOT_FOUND', true]];
    if (state.status === 'closed') return [['PLAN.CLOSED', true]];
    return isIssued(state) ? objections(state, command) : [['PLAN.NOT_ISSUED', true]];
  };
}
const inFuture = (entry: PlanItem['lateEntry'], today: LocalDate): Objection => [
  'PLAN.LATE_ENTRY_IN_FUTURE',
  entry !== null && entry.effectiveOn > today,
];
const itemObjections = ({ lateEntry: entry, demands }: PlanItem, today: LocalDate): readonly Objection[] => [
  ...demandsObjections(demands),
  inFuture(entry, today),
];
const stagesObjection = (all: readonly PlanStage[]): Objection => {
  const twice = new Set(all.map(({ code }) => code)).size < all.length;
  return ['PLAN.STAGES_INVALID', twice || all.some(({ from, to }) => from !== null && to !== null && from > to)];
};
const periodObjection = ({ period: { from, to } }: PlanHeader): Objection => ['PLAN.PERIOD_INVALID', from > to];

/** Something is missing of it, or it was due before it is known. */
function isGap(
  { units, due, lateEntry: entry }: PlanItem,
  plan: PlanFacts,
  today: LocalDate,
  isLate: boolean,
): boolean {
  const answered = units.some(({ role, unit }) => unit !== null && role !== 'assisting');
  const dueOn =
    due.kind === 'stated'
      ? due.on
      : due.kind === 'periodEnd'
        ? plan.header.period.to
        : plan.stages.find(({ code }) => code === due.stage)?.to;
  const over = dueOn != null && dueOn < today && !isLate && entry === null;
  return !answered || units.some(({ unit }) => unit === null) || dueOn == null || over;
}
const threeYearsAfter = (day: LocalDate): LocalDate => `${Number(day.slice(0, 4)) + 3}${day.slice(4)}`;

/** What it says now of what is corrected; `undefined`: it has no such item. */
function valueOf(state: Issued, { field, ...of }: PlanCorrection): unknown {
  if (!('itemId' in of)) {
    return field === 'title' ? state.header.title : state.order[field as 'number' | 'issuedOn' | 'signer'];
  }
  const found = state.items.find(({ itemId }) => itemId === of.itemId);
  if (found === undefined) return undefined;
  return {
    itemHeading: found.heading,
    itemContent: found.content,
    itemUnits: found.units,
    itemPersons: found.persons,
    itemDue: found.due,
    itemDemands: found.demands ?? [],
    ...{ title: null, number: null, issuedOn: null, signer: null },
  }[field];
}

/** Added, or added late: the same once more is silence, another one of that name is refused. */
const addedObjections = (items: readonly PlanItem[], added: PlanItem): readonly Objection[] => {
  const before = items.find(({ itemId }) => itemId === added.itemId);
  return [
    ['PLAN.ITEM_EXISTS', before !== undefined],
    ['PLAN.TOO_MANY_ITEMS', before === undefined && items.length >= MAX_PLAN_ITEMS],
  ];
};
const isThere = (items: readonly PlanItem[], added: PlanItem): boolean => items.some((each) => same(each, added));

export const plan = kindOf<PlanState, PlanCommand, PlanEvent>({
  ...{ context: 'plans', category: 'plan', decider: 'planDecider', streams: 4 },
  acts: [
    ...[0, 1].map(() => (m: M): PlanCommand => {
      const items = m.dice.weigh<() => readonly PlanItem[]>([
        [40, () => [item(m, 0), item(m, 1)]],
        [6, () => []],
        [2, () => [item(m, 0), item(m, 0)]],
        [1, () => many(m, MAX_PLAN_ITEMS)],
        [2, () => many(m, MAX_PLAN_ITEMS + 1)],
      ])();
      const programme = { id: PINNED.programme, version: PINNED.version, names: definition.names };
      const data = {
        planId: m.id,
        programme,
        header: header(m),
        importedFrom: null,
        stages: stages(m),
        groups: groups(m),
      };
      return { type: 'DraftPlan', data: { ...data, items }, ...on(m) };
    }),
    (m) => {
      const before = m.dice.chance(25) ? known(m)?.header : undefined;
      return { type: 'ChangePlanHeader', data: { planId: m.id, header: before ?? header(m) }, ...on(m) };
    },
    (m) => {
      const before = m.dice.chance(25) ? known(m)?.stages : undefined;
      return { type: 'SetPlanStages', data: { planId: m.id, stages: before ?? stages(m) }, ...on(m) };
    },
    (m) => {
      const nth = m.dice.chance(60) ? m.dice.below(2) : MAX_PLAN_GROUPS + m.dice.below(3);
      const data = { planId: m.id, group: group(nth, m.dice.pick(['领导小组', '工作组'] as const)), ...late(m) };
      return { type: 'SetPlanGroup', data, ...on(m) };
    },
    (m) => {
      const groupId = (m.dice.chance(85) ? m.dice.pick(known(m)?.groups ?? [])?.groupId : undefined) ?? id(9);
      return { type: 'RemovePlanGroup', data: { planId: m.id, groupId }, ...on(m) };
    },
    (m) => {
      const before = m.dice.chance(20) ? m.dice.pick(known(m)?.items ?? []) : undefined;
      const nth = m.dice.chance(80) ? m.dice.below(ITEMS) : MAX_PLAN_ITEMS;
      return { type: 'AddPlanItem', data: { planId: m.id, item: before ?? item(m, nth) }, ...on(m) };
    },
    ...[0, 1].map(() => (m: M): PlanCommand => {
      const before = m.dice.chance(20) ? m.dice.pick(known(m)?.items ?? []) : undefined;
      return { type: 'ChangePlanItem', data: { planId: m.id, item: before ?? item(m) }, ...on(m) };
    }),
    (m) => (m.dice.chance(50) ? { type: 'RemovePlanItem', data: { planId: m.id, itemId: itemIn(m) }, ...on(m) } : null),
    (m) => (m.dice.chance(12) ? { type: 'DiscardPlanDraft', data: { planId: m.id, reason }, ...on(m) } : null),
    ...[0, 1, 2].map(() => (m: M): PlanCommand => {
      const before = isIssued(m.state) && m.dice.chance(60) ? m.state.order : null;
      const historic = m.dice.chance(16);
      const { approval } = definition.founding ?? {};
      const data = {
        ...{ planId: m.id, number: before?.number ?? '清创〔2026〕2号', signer: secretary, document: null, ...late(m) },
        issuedOn: before?.issuedOn ?? addDays(m.today, m.dice.chance(8) ? 1 : -m.dice.below(3)),
        programme: {
          historic,
          endsOn: m.dice.chance(14) ? addDays(m.today, 20) : null,
          cycleYears: m.dice.chance(80) ? 3 : null,
          level: m.dice.pick(['province', 'province', 'county', null] as const),
        },
        restart: m.dice.chance(historic ? 60 : 15) ? (approval ?? null) : null,
      };
      return { type: 'IssuePlan', data, ...on(m) };
    }),
    ...[0, 1, 2].map(() => (m: M): PlanCommand => {
      const ids = (known(m)?.items ?? []).map(({ itemId }) => itemId);
      const failed = ids.filter(() => m.dice.chance(30));
      const data = {
        ...{ planId: m.id, job: id(34), assigned: ids.filter((each) => !failed.includes(each)) },
        failed: failed.map((itemId) => ({ itemId, code: 'TASK.DUE_IN_PAST', zh: '已过期', en: 'Over' })),
      };
      return { type: 'RecordTasksAssigned', data, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): PlanCommand => {
      const before = m.dice.chance(15) ? m.dice.pick(known(m)?.items ?? []) : undefined;
      const fresh = item(m, m.dice.chance(75) ? m.dice.below(ITEMS) : MAX_PLAN_ITEMS);
      const entry = m.dice.chance(80) ? { effectiveOn: addDays(m.today, -1), reason } : fresh.lateEntry;
      return {
        type: 'RecordPlanItemLate',
        data: { planId: m.id, item: before ?? { ...fresh, lateEntry: entry } },
        ...on(m),
      };
    }),
    (m) => ({ type: 'RetryPlanItem', data: { planId: m.id, itemId: someItem(m) }, ...on(m) }),
    (m) => ({ type: 'DropPlanItem', data: { planId: m.id, itemId: someItem(m), reason }, ...on(m) }),
    ...[0, 1, 2].map(() => (m: M): PlanCommand => {
      const correctionId = m.dice.chance(15) ? pending(m) : m.fresh();
      const data = { planId: m.id, correctionId, corrects: id(33), correction: correction(m), reason, by: by(m) };
      return { type: 'CorrectPlan', data, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): PlanCommand => ({
      type: 'ConfirmPlanCorrection',
      data: { planId: m.id, correctionId: pending(m), by: by(m) },
      ...on(m),
    })),
    (m) => ({
      type: 'DeclinePlanCorrection',
      data: { planId: m.id, correctionId: pending(m), reason, by: by(m) },
      ...on(m),
    }),
    (m) => {
      const openTasks = { count: m.dice.chance(30) ? 2 : 0, asOf: m.now };
      const early = isIssued(m.state) && m.dice.chance(15) ? addDays(m.state.order.issuedOn, -1) : null;
      const entry = early === null ? late(m) : { lateEntry: { effectiveOn: early, reason } };
      const data = { planId: m.id, note: null, openTasks, leaveOpenTasks: m.dice.chance(50), ...entry };
      return m.dice.chance(50) ? { type: 'ClosePlan', data, ...on(m) } : null;
    },
  ],
  objections: {
    DraftPlan: (state, { data, today }) => {
      if (state.status !== 'none') return [['PLAN.ALREADY_DRAFTED', true]];
      const { header: head, stages: all, groups: named, items } = data;
      return [
        periodObjection(head),
        stagesObjection(all),
        ['PLAN.TOO_MANY_ITEMS', items.length > MAX_PLAN_ITEMS],
        ['PLAN.TOO_MANY_GROUPS', named.length > MAX_PLAN_GROUPS],
        ['PLAN.ITEM_EXISTS', new Set(items.map(({ itemId }) => itemId)).size < items.length],
        ...items.flatMap((each) => itemObjections(each, today)),
      ];
    },
    ChangePlanHeader: ofDraft((state, { data }: CommandOf<'ChangePlanHeader'>) => [
      periodObjection(data.header),
      [SILENT, same(state.header, data.header)],
    ]),
    SetPlanStages: ofDraft((state, { data }: CommandOf<'SetPlanStages'>) => [
      stagesObjection(data.stages),
      [SILENT, same(state.stages, data.stages)],
    ]),
    SetPlanGroup: ofOpen((state, { data, today }: CommandOf<'SetPlanGroup'>) => {
      const before = state.groups.find(({ groupId }) => groupId === data.group.groupId);
      return [
        inFuture(data.lateEntry, today),
        ['PLAN.TOO_MANY_GROUPS', before === undefined && state.groups.length >= MAX_PLAN_GROUPS],
        [SILENT, before !== undefined && same(before, data.group)],
      ];
    }),
    RemovePlanGroup: ofOpen((state, { data }: CommandOf<'RemovePlanGroup'>) => [
      ['PLAN.GROUP_UNKNOWN', state.groups.every(({ groupId }) => groupId !== data.groupId)],
    ]),
    AddPlanItem: ofDraft(({ items }, { data, today }: CommandOf<'AddPlanItem'>) => {
      const wrong = itemObjections(data.item, today);
      if (isThere(items, data.item)) return [...wrong, [SILENT, true]];
      return [...wrong, ...addedObjections(items, data.item)];
    }),
    ChangePlanItem: ofDraft(({ items }, { data, today }: CommandOf<'ChangePlanItem'>) => [
      ...itemObjections(data.item, today),
      ['PLAN.ITEM_UNKNOWN', items.every(({ itemId }) => itemId !== data.item.itemId)],
      [SILENT, isThere(items, data.item)],
    ]),
    RemovePlanItem: ofDraft(({ items }, { data }: CommandOf<'RemovePlanItem'>) => [
      ['PLAN.ITEM_UNKNOWN', items.every(({ itemId }) => itemId !== data.itemId)],
    ]),
    DiscardPlanDraft: (state) => {
      if (state.status === 'discarded') return [[SILENT, true]];
      const code = draftOnly(state);
      return [[code ?? '', code !== null]];
    },
    IssuePlan: (state, { data, today }) => {
      if (state.status === 'issuing' || state.status === 'issued') {
        const again = state.order.number === data.number && state.order.issuedOn === data.issuedOn;
        return [
          [SILENT, again],
          ['PLAN.NOT_DRAFT', !again],
        ];
      }
      const code = draftOnly(state);
      if (code !== null || state.status === 'none') return [[code ?? '', true]];
      const { from, to } = state.header.period;
      const { historic, endsOn, cycleYears, level } = data.programme;
      const isLate = data.lateEntry !== null;
      return [
        ['PLAN.ISSUED_IN_FUTURE', data.issuedOn > today],
        inFuture(data.lateEntry, today),
        ['PLAN.PROGRAMME_HISTORIC', historic && data.restart === null],
        [
          'PLAN.RESTART_NOT_APPROVED',
          historic && data.restart !== null && (level === 'province' || data.restart.on > data.issuedOn),
        ],
        ['PLAN.PROGRAMME_NOT_HISTORIC', !historic && data.restart !== null],
        ['PLAN.PROGRAMME_ENDED', !historic && endsOn !== null && to > endsOn],
        ['PLAN.BEYOND_CYCLE', cycleYears === 3 && to >= threeYearsAfter(from)],
        ['PLAN.NOT_READY', state.items.length === 0 || state.items.some((each) => isGap(each, state, today, isLate))],
      ];
    },
    RecordTasksAssigned: (state, { data }) => {
      if (!isIssued(state)) return [['PLAN.NOT_ISSUED', true]];
      const told = [...data.assigned, ...data.failed.map(({ itemId }) => itemId)];
      return [[SILENT, told.every((itemId) => state.progress[itemId] !== 'pending')]];
    },
    RecordPlanItemLate: ofIssued((state, { data, today }: CommandOf<'RecordPlanItemLate'>) => {
      const { item: added } = data;
      const entries: readonly Objection[] = [
        ['PLAN.LATE_ENTRY_NEEDED', added.lateEntry === null],
        ...itemObjections(added, today),
      ];
      if (isThere(state.items, added)) return [...entries, [SILENT, true]];
      return [...entries, ...addedObjections(state.items, added), ['PLAN.NOT_READY', isGap(added, state, today, true)]];
    }),
    RetryPlanItem: ofIssued(({ items, progress }, { data: { itemId } }: CommandOf<'RetryPlanItem'>) => [
      ['PLAN.ITEM_UNKNOWN', items.every((each) => each.itemId !== itemId)],
      [SILENT, progress[itemId] === 'assigned'],
      ['PLAN.ITEM_NOT_FAILED', progress[itemId] === 'dropped'],
    ]),
    DropPlanItem: ofIssued(({ items, progress }, { data: { itemId } }: CommandOf<'DropPlanItem'>) => [
      ['PLAN.ITEM_UNKNOWN', items.every((each) => each.itemId !== itemId)],
      [SILENT, progress[itemId] === 'dropped'],
      ['PLAN.ITEM_NOT_FAILED', progress[itemId] === 'pending' || progress[itemId] === 'assigned'],
    ]),
    CorrectPlan: ofIssued((state, { data, today }: CommandOf<'CorrectPlan'>) => {
      const { correction: right, correctionId } = data;
      const was = valueOf(state, right);
      if (was === undefined) return [['PLAN.ITEM_UNKNOWN', true]];
      if (same(was, right.value)) return [[SILENT, true]];
      if ('itemId' in right) {
        return [
          ...(right.field === 'itemDemands' ? demandsObjections(right.value) : []),
          ['PLAN.ITEM_NOT_FAILED', state.progress[right.itemId] !== 'failed'],
        ];
      }
      const again = state.proposal?.correctionId === correctionId;
      return [
        ['PLAN.ISSUED_IN_FUTURE', right.field === 'issuedOn' && right.value > today],
        [SILENT, again],
        ['PLAN.CORRECTION_PENDING', state.proposal !== null && !again],
      ];
    }),
    ConfirmPlanCorrection: ofIssued(({ proposal }, { data }: CommandOf<'ConfirmPlanCorrection'>) => {
      if (proposal?.correctionId !== data.correctionId) return [['PLAN.CORRECTION_UNKNOWN', true]];
      return [['PLAN.CORRECTION_BY_SAME_PERSON', samePerson(proposal.proposedBy, data.by)]];
    }),
    DeclinePlanCorrection: ofIssued(({ proposal }, { data }: CommandOf<'DeclinePlanCorrection'>) => [
      ['PLAN.CORRECTION_UNKNOWN', proposal?.correctionId !== data.correctionId],
    ]),
    ClosePlan: (state, command) => {
      if (state.status === 'closed') return [[SILENT, true]];
      return closing(state, command);
    },
  },
  standing: ({ status }) => status,
  moves: {
    PlanDrafted: { from: ['none'], to: ['draft'] },
    PlanDraftDiscarded: { from: ['draft'], to: ['discarded'] },
    PlanIssued: { from: ['draft'], to: ['issuing'] },
    PlanTasksAssigned: { from: ['issuing', 'closed'], to: ['issuing', 'issued', 'closed'] },
    PlanItemRecordedLate: { from: ['issuing', 'issued'], to: ['issuing'] },
    PlanItemRetried: { from: ['issuing', 'issued'], to: ['issuing'] },
    PlanClosed: { from: ['issued'], to: ['closed'] },
  },
  byTwo: {
    PlanCorrected: ({
      correction: right,
      proposedBy,
      confirmedBy,
    }: {
      readonly correction: PlanCorrection;
      readonly proposedBy: OfficerAsOf;
      readonly confirmedBy: OfficerAsOf | null;
    }) => ('itemId' in right ? null : [proposedBy, confirmedBy ?? proposedBy]),
  },
});

const closing = ofIssued(({ progress, order }, { data, today }: CommandOf<'ClosePlan'>) => [
  ['PLAN.ITEMS_OPEN', Object.values(progress).some((each) => each === 'pending' || each === 'failed')],
  ['PLAN.TASKS_OPEN', data.openTasks.count > 0 && !data.leaveOpenTasks],
  inFuture(data.lateEntry, today),
  ['PLAN.CLOSED_BEFORE_ISSUED', (data.lateEntry?.effectiveOn ?? today) < order.issuedOn],
]);
