import type { PublishableDefinition } from '@gongjian/plans-contracts';
import type {
  ActingOfficer,
  OfficerAsOf,
  Reason,
  Sealed,
  SubjectAsOf,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { TaskPerson } from '../organisation.js';
import type { ImportedFrom, PinnedProgramme, PlanEvent, PlanHeader } from '../plan/plan.events.js';
import type { PlanGroup } from '../plan/plan-group.js';
import type { PlanItem, PlanStage } from '../plan/plan-item.js';
import type { EscalationRules } from '../rules/escalation-rules.js';
import type { RectificationRules } from '../rules/rectification-rules.js';
import { taskRulesOf, type TaskRules } from '../rules/task-rules.js';
import type { TaskOrder, TaskUnit } from '../task/task.events.js';

/** The invented campaign the specs and the golden histories of this context tell. */
export const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;

/** Shaped like a stored one, and opens nowhere. */
export const sealed = (value: string): Sealed =>
  ({ $sealed: { alg: 'TEST', key: 'test', nonce: '', ct: value, at: 'test#/data' } }) as unknown as Sealed;

export const calendar: WorkingCalendar = {
  version: 'cn-2026.1',
  years: [2026],
  holidays: ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
  workdays: ['2026-05-09'],
};

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const county = { id: id(101), name: '清河县' };
export const town = { id: id(102), name: '桥南街道' };
export const countyOffice: UnitAsOf = { id: id(201), name: '清河县创建办', division: county };
export const townOffice: UnitAsOf = { id: id(202), name: '桥南街道办事处', division: town };
export const housing: UnitAsOf = { id: id(203), name: '县住建局', division: county };
export const property: UnitAsOf = { id: id(204), name: '和顺物业公司', division: town };

const officer = (n: number, role: string, post: string, unit: UnitAsOf): OfficerAsOf => ({
  personId: id(n),
  role,
  post: { id: id(n + 100), name: post },
  unit: { id: unit.id, name: unit.name },
  division: unit.division,
});

export const director = officer(301, 'office', '创建办主任', countyOffice);
export const deputyDirector = officer(302, 'office', '创建办副主任', countyOffice);
export const secretary = officer(303, 'leader', '县委副书记', countyOffice);
export const head = officer(304, 'unitHead', '局长', housing);
export const liaison = officer(305, 'unitLiaison', '联络员', housing);
export const townClerk = officer(306, 'town', '街道创建专干', townOffice);

/** Somebody else of the office, in the right of `principal`. */
export const delegateOf = (principal: OfficerAsOf): OfficerAsOf => ({
  ...officer(307, principal.role ?? '', '创建办干事', countyOffice),
  onBehalfOf: principal,
});

export const acting = (officer_: OfficerAsOf, ...units: readonly UnitAsOf[]): ActingOfficer => ({
  officer: officer_,
  unitIds: units.map((unit) => unit.id),
});

export const reason = (code: string, text: string): Reason => ({ code, text: sealed(text) });

export const definition: PublishableDefinition = {
  definitionFormat: 2,
  rules: 2,
  key: 'tidy-courtyards',
  names: { zh: '整洁楼院创建', en: 'Tidy courtyards' },
  kind: 'creation',
  founding: {
    authority: { zh: '清河县委、县政府', en: 'County committee and government' },
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕3号', by: { zh: '市创建办', en: 'City office' }, level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [
    { code: 'publicity', names: { zh: '宣传发动', en: 'Publicity' } },
    { code: 'carryOut', names: { zh: '组织实施', en: 'Carrying out' } },
  ],
  tasks: {
    review: [
      { level: 1, names: { zh: '单位审签', en: 'Unit signs' }, actedBy: 'unitHead' },
      { level: 2, names: { zh: '街道初审', en: 'Town checks' }, actedBy: 'town' },
      { level: 3, names: { zh: '创建办审核', en: 'Office reviews' }, actedBy: 'office' },
    ],
    extension: { mayBeAskedUntil: 3, maxTimes: 1, decidedBy: 'office' },
    overdue: { reminderDaysBefore: 5, graceDays: 1, dayOff: 'nextWorkingDay' },
    report: { every: 'month', dueWithinDays: 5, route: ['unit', 'city'] },
  },
  subjects: { who: [{ kind: 'division', level: 'community' }] },
};

export const programmeId = id(1);
export const planId = id(2);
export const taskId = id(3);

export const rules: TaskRules = taskRulesOf(programmeId, 1, definition);

export const pinned: PinnedProgramme = { id: programmeId, version: 1, names: definition.names };

export const header: PlanHeader = {
  title: '清河县整洁楼院创建工作方案',
  authority: countyOffice,
  division: county,
  period: { from: '2026-03-01', to: '2026-11-30' },
};

export const stages: readonly PlanStage[] = [
  { code: 'publicity', name: '宣传发动', from: '2026-03-01', to: '2026-03-31' },
  { code: 'carryOut', name: '组织实施', from: '2026-04-01', to: null },
];

export const importedFrom: ImportedFrom = {
  sha256: 'a'.repeat(64),
  size: 20_480,
  mediaType: 'text/plain',
  fileName: sealed('方案.txt'),
};

export const person: TaskPerson = {
  personId: liaison.personId,
  text: null,
  post: liaison.post,
  unit: liaison.unit,
  role: 'direct',
};

export const item: PlanItem = {
  itemId: id(11),
  number: '一',
  heading: '清理楼道堆物',
  content: '逐栋清理楼道内堆放的杂物，建立台账。',
  deliverables: ['清理台账', '前后对比照片'],
  units: [
    { role: 'lead', unit: housing, text: null },
    { role: 'assisting', unit: property, text: null },
  ],
  persons: [person],
  due: { kind: 'stated', on: '2026-04-30' },
  source: { kind: 'planItem', reference: '一', place: { from: 120, to: 180 } },
  lateEntry: null,
};

export const secondItem: PlanItem = {
  ...item,
  itemId: id(12),
  number: '二',
  heading: '补种院内绿化',
  units: [{ role: 'responsible', unit: property, text: null }],
  persons: [{ personId: null, text: sealed('某师傅'), post: null, unit: null, role: 'handler' }],
  due: { kind: 'periodEnd' },
};

export const lateItem: PlanItem = {
  ...item,
  itemId: id(13),
  number: null,
  heading: '排查电动车飞线充电',
  due: { kind: 'stated', on: '2026-03-05' },
  source: { kind: 'meeting', reference: '县政府专题会议纪要第4号', place: null },
  lateEntry: { effectiveOn: '2026-02-20', reason: reason('oralOrder', '会议上口头布置') },
};

export const group: PlanGroup = {
  groupId: id(21),
  kind: 'leading',
  name: '创建工作领导小组',
  heads: [{ personId: secretary.personId, text: null, post: secretary.post, unit: secretary.unit }],
  deputies: [],
  members: [{ personId: null, text: sealed('某同志'), post: null, unit: null }],
  memberUnits: [housing, townOffice],
  duties: ['统筹全县整洁楼院创建'],
  office: { units: [countyOffice], text: null, director: null, liaison: null },
};

export const drafted: readonly PlanEvent[] = [
  { type: 'PlanDrafted', data: { planId, programme: pinned, ...header, importedFrom: null } },
  { type: 'PlanStagesSet', data: { planId, stages } },
  { type: 'PlanItemAdded', data: { planId, item } },
  { type: 'PlanItemAdded', data: { planId, item: secondItem } },
];

export const place = {
  programme: pinned,
  authority: header.authority,
  division: header.division,
  period: header.period,
} as const;

export const issuedEvent: PlanEvent = {
  type: 'PlanIssued',
  data: {
    planId,
    number: '清创〔2026〕3号',
    issuedOn: '2026-03-09',
    signer: secretary,
    document: null,
    itemIds: [item.itemId, secondItem.itemId],
    itemCount: 2,
    lateEntry: null,
    ...place,
  },
};

export const issuing: readonly PlanEvent[] = [...drafted, issuedEvent];

export const failure = {
  itemId: secondItem.itemId,
  code: 'UNIT.UNKNOWN',
  zh: '通讯录里没有这个单位。',
  en: 'The directory has no such unit.',
};

export const issued: readonly PlanEvent[] = [
  ...issuing,
  { type: 'PlanTasksAssigned', data: { planId, job: id(91), assigned: [item.itemId], failed: [failure] } },
];

export const units: readonly TaskUnit[] = [
  { role: 'lead', unit: housing },
  { role: 'assisting', unit: property },
];

export const order: TaskOrder = {
  documentNumber: '清创〔2026〕3号',
  issuedOn: '2026-03-09',
  document: null,
  signer: secretary,
  batch: id(91),
};

export const assessor = officer(309, 'assessor', '考评员', countyOffice);
export const manager = officer(308, 'unitLiaison', '项目经理', property);

export const subject: SubjectAsOf = {
  id: id(501),
  kind: 'compound',
  name: '和顺小区',
  class: 'old',
  division: town,
  unit: { id: property.id, name: property.name },
};

export const rectificationRules: RectificationRules = {
  programme: programmeId,
  version: 1,
  rules: 2,
  onTheSpot: true,
  within: { days: 10, of: 'working' },
  overdue: 'transfer',
  transferTo: { zh: '县城管局', en: 'County urban management' },
};

export const removalId = id(621);

export const escalationRules: EscalationRules = {
  programme: programmeId,
  version: 1,
  rules: 2,
  steps: [
    { code: 'remind', kind: 'reminder', afterDays: 1, statement: null },
    { code: 'order', kind: 'supervisionOrder', afterDays: 7, statement: null },
    { code: 'interview', kind: 'interview', afterDays: 15, statement: { days: 2, of: 'calendar' } },
    { code: 'circular', kind: 'circular', afterDays: 30, statement: { days: 5, of: 'working' } },
  ],
};
