import type { Grading, ProgrammeDefinition, RoundDefinition, Standard } from '@gongjian/plans-contracts';

const words = (zh: string, en: string) => ({ zh, en });
const working = (days: number) => ({ days, of: 'working' as const });
const days = (count: number) => ({ days: count, of: 'calendar' as const });

/** What titles of the invented programme are referred to by. */
export const KEY = 'tidy-compound';
/** The programme's version every stream of a life is pinned to. */
export const PINNED = { programme: '00000000-0000-4000-8000-000000000001', version: 3, rules: 2, key: KEY } as const;

/** What sheets of a life come to: some reach a grade, some do not. */
export const grading: Grading = {
  ranking: { within: 'round', tieBreaks: [{ by: 'bonus' }], unbroken: 'shared' },
  grades: [
    { code: 'gold', names: words('金牌', 'Gold'), named: true, when: { total: { atLeast: 38 } } },
    {
      code: 'silver',
      names: words('银牌', 'Silver'),
      named: true,
      when: { total: { atLeast: 34 }, rank: { atMost: 2 } },
    },
    { code: 'noted', names: words('表扬', 'Noted'), when: { total: { atLeast: 28 } } },
  ],
};

/** An invented programme in which every kind of trigger and every consequence stands. */
export const definition: ProgrammeDefinition = {
  definitionFormat: 2,
  rules: 2,
  key: KEY,
  names: words('整洁小区创建', 'Tidy compounds'),
  kind: 'creation',
  founding: {
    authority: words('县委、县政府', 'County committee and government'),
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕1号', by: words('市创建办', 'City office'), level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [],
  tasks: {
    review: [{ level: 1, names: words('街道初审', 'Town'), actedBy: 'town' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'compound' }] },
  facts: {
    incidents: [
      { code: 'fire', names: words('火灾', 'Fire'), verifiedBy: 'reporter' },
      { code: 'fight', names: words('斗殴', 'Fight'), verifiedBy: 'person' },
    ],
    complaints: { kinds: [{ code: 'noise', names: words('噪声', 'Noise') }], rectifyWithin: days(3) },
  },
  grading,
  application: {
    by: ['self'],
    conditions: [
      { kind: 'daysWithout', incidents: ['fire'], days: { atLeast: 14 } },
      { kind: 'complaintsWithin', verified: { lessThan: 5 }, within: { months: 1 } },
      { kind: 'notBarred' },
    ],
    reapply: [{ kind: 'sinceRemoval', span: { days: 30 } }],
    chain: [
      {
        ...{ code: 'check', names: words('初审', 'Preliminary review'), at: 'town', actedBy: 'town' },
        ...{ does: 'review', twoStep: false, mayReject: false, within: working(5) },
      },
      {
        ...{ code: 'decide', names: words('认定', 'Determination'), at: 'county', actedBy: 'office' },
        ...{ does: 'determine', twoStep: true, mayReject: true },
      },
      {
        ...{ code: 'file', names: words('备案', 'Filing'), at: 'city', actedBy: 'office' },
        ...{ does: 'file', twoStep: false, mayReject: false },
      },
    ],
  },
  escalation: {
    steps: [
      { code: 'remind', kind: 'reminder', afterDays: 1 },
      { code: 'order', kind: 'supervisionOrder', afterDays: 4 },
      { code: 'talk', kind: 'interview', afterDays: 8, statement: working(2) },
      { code: 'criticise', kind: 'circular', afterDays: 12, statement: working(3) },
    ],
  },
  award: {
    title: { names: words('整洁小区', 'Tidy compound'), decidedBy: 'county', plaque: true },
    notice: { days: working(5), channels: ['web', 'board'], reply: working(5) },
    signing: { by: 'leader' },
    validity: { years: 1 },
    renewal: { round: 'yearly', opensDaysBefore: 350, lapses: 'expire' },
    triggers: [
      {
        ...{ code: 'fire', names: words('发生火灾', 'A fire'), clause: '第七条第一项' },
        ...{ on: { kind: 'incident', incidents: ['fire'] }, confirm: 'none', consequence: 'removeByRule' },
      },
      {
        ...{ code: 'complaints', names: words('集中投诉查实', 'Complaints'), clause: '第七条第二项' },
        ...{ on: { kind: 'complaints', verified: { atLeast: 3 }, within: { days: 7 } } },
        ...{ confirm: 'two', consequence: 'removeByRule' },
      },
      {
        ...{ code: 'fight', names: words('发生斗殴', 'A fight'), clause: '第八条' },
        ...{ on: { kind: 'incident', incidents: ['fight'] }, confirm: 'one', within: working(3) },
        consequence: 'proposeRemoval',
      },
      {
        ...{ code: 'fell', names: words('复查降等', 'Below its grade'), clause: '第九条' },
        ...{ on: { kind: 'belowStandard', rounds: ['yearly'] }, confirm: 'one', within: days(9) },
        consequence: 'downgrade',
      },
      {
        ...{ code: 'low', names: words('得分过低', 'A low score'), clause: '第九条第二款' },
        ...{ on: { kind: 'scoreBelow', round: 'monthly', total: { lessThan: 60 } } },
        ...{ confirm: 'none', consequence: 'warn' },
      },
      {
        ...{ code: 'falsified', names: words('弄虚作假', 'Falsified'), clause: '第十条' },
        ...{ on: { kind: 'falsification' }, confirm: 'two', within: working(6), consequence: 'proposeRemoval' },
      },
      {
        ...{ code: 'overdue', names: words('突出问题未整改', 'Not put right'), clause: '第十一条' },
        ...{ on: { kind: 'rectificationOverdue', serious: true }, confirm: 'none', consequence: 'suspend' },
      },
      {
        ...{ code: 'merged', names: words('小区合并', 'Merged'), clause: '第十二条' },
        ...{ on: { kind: 'merged' }, confirm: 'none', consequence: 'end' },
      },
      {
        ...{ code: 'unrenewed', names: words('未复评', 'Not renewed'), clause: '第十三条' },
        ...{ on: { kind: 'deadlineMissed', what: 'renewal' }, confirm: 'none', consequence: 'warn' },
      },
    ],
    clocks: {
      ...{ signedDocument: working(5), served: working(3), statement: working(3), appeal: days(60) },
      ...{ appealReply: days(30), plaque: working(3), warning: days(30), suspension: days(60) },
    },
    followUp: { when: 'afterPeriod', round: 'monthly' },
    rollUp: { level: 'town', members: { kind: 'compound' }, share: { atLeast: 80 }, lost: 'suspend' },
    cascade: [{ on: 'removed', titles: ['safe-compound'], of: 'same', consequence: 'proposeRemoval' }],
  },
  honours: {
    commendations: [
      {
        ...{ code: 'county', names: words('县级表彰', 'County commendation'), to: 'subject', grades: ['gold'] },
        approval: {
          number: '县表〔2026〕1号',
          by: words('县表彰办', 'Honours office'),
          level: 'county',
          on: '2026-01-10',
        },
      },
      { code: 'praise', names: words('通报表扬', 'Praise'), to: 'subject', rank: { atMost: 3 } },
    ],
    circulars: { grades: ['none'], fromBottom: { atMost: 2 }, statement: working(5) },
    barred: { grades: ['none'], for: { years: 1 } },
  },
};

/** Of every source a value may come from. */
export const standard: Standard = {
  items: [
    { code: 'order', kind: 'score', names: words('秩序', 'Order'), points: 10, from: 0, to: 10, places: 2 },
    { code: 'register', kind: 'yesNo', names: words('台账', 'Register'), points: 10, expects: 'yes' },
    {
      ...{ code: 'satisfaction', kind: 'survey', names: words('满意度', 'Satisfaction'), points: 10 },
      ...{ measure: 'satisfaction', combine: 'pooled', bound: { atLeast: 90 } },
      groups: [{ code: 'residents', names: words('居民', 'Residents'), answersAtLeast: 1 }],
    },
    {
      ...{ code: 'index', kind: 'external', names: words('指数', 'Index'), points: 10, places: 1 },
      ...{ source: words('市统计局', 'City bureau'), of: 'score', bound: { atLeast: 60 } },
    },
  ],
  adjustments: [{ code: 'bonus', names: words('加分', 'Bonus'), kind: 'bonus', each: 1, atMost: 2 }],
  vetoes: [{ code: 'noFire', names: words('无火灾', 'No fire'), incidents: ['fire'], lookBack: { months: 2 } }],
};

const round = {
  ...{ names: words('年度考评', 'Yearly'), by: 'county', opens: { on: 'plan', every: 'year' }, due: working(20) },
  ...{ indicators: 'all', decides: true },
} as const satisfies Partial<RoundDefinition>;

export const rounds = {
  inspection: {
    ...{ ...round, code: 'yearly', form: 'inspection', sampling: { of: 'point', number: 2 } },
    assessors: { number: 2, combine: 'mean', spreadAtMost: 4 },
  },
  selfCheck: { ...round, code: 'monthly', form: 'selfCheck' },
  summary: { ...round, code: 'summary', form: 'summary' },
} as const satisfies Readonly<Record<string, RoundDefinition>>;

const { application: _application, award: _award, honours: _honours, grading: _grading, ...plain } = definition;
/** One that holds together, without titles. */
export const publishable: ProgrammeDefinition = { ...plain, kind: 'activity' };
