import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import type {
  Actor,
  FileReference,
  LateEntry,
  OfficerAsOf,
  Reason,
  Sealed,
  SubjectAsOf,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { AwardTerms, Pinned } from '../pinned.js';
import { awardRulesOf } from '../rules/interpreter.js';
import type { StandingFact } from '../watch/watch-state.js';
import type { FactAsTold, FactSource, WatchedFact } from '../watch/watch.events.js';

/** The invented campaign the specs and the golden histories of this context tell. */
export const at = { now: '2026-06-10T02:00:00.000Z', today: '2026-06-10' } as const;

export const on = (today: string) => ({ now: `${today}T02:00:00.000Z`, today }) as const;

/** Shaped like a stored one, and opens nowhere. */
export const sealed = (value: string): Sealed =>
  ({ $sealed: { alg: 'TEST', key: 'test', nonce: '', ct: value, at: 'test#/data' } }) as unknown as Sealed;

export const calendar: WorkingCalendar = {
  version: 'cn-2026.1',
  years: [2026, 2027],
  holidays: ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05', '2026-06-19'],
  workdays: ['2026-05-09'],
};

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const county = { id: id(101), name: '清河县' };
export const town = { id: id(102), name: '桥南街道' };
export const countyOffice: UnitAsOf = { id: id(201), name: '清河县创建办', division: county };
export const health: UnitAsOf = { id: id(202), name: '县卫生健康局', division: county };

const officer = (n: number, role: string, post: string, unit: UnitAsOf = countyOffice): OfficerAsOf => ({
  personId: id(n),
  role,
  post: { id: id(n + 100), name: post },
  unit: { id: unit.id, name: unit.name },
  division: unit.division,
});

export const secretary = officer(301, 'leader', '县委副书记');
export const magistrate = officer(302, 'leader', '副县长');
export const director = officer(303, 'office', '创建办主任');
export const clerk = officer(304, 'office', '创建办干事');
export const reviewer = officer(305, 'leader', '县人大副主任');

/** Somebody else of the office, in the right of `principal`. */
export const delegateOf = (principal: OfficerAsOf): OfficerAsOf => ({
  ...officer(306, principal.role ?? '', '创建办秘书'),
  onBehalfOf: principal,
});

export const agency: Actor = {
  kind: 'service',
  id: id(307),
  role: 'agency',
  post: null,
  division: county,
  unit: { id: health.id, name: health.name },
};

export const reason = (code: string, text: string): Reason => ({ code, text: sealed(text) });

export const late = (effectiveOn: string): LateEntry => ({ effectiveOn, reason: reason('onPaper', '原为纸质办理') });

export const file = (n: number): FileReference => ({
  fileId: id(n),
  sha256: String(n % 10).repeat(64),
  size: 2_048,
  mediaType: 'application/pdf',
  fileName: sealed('签发件.pdf'),
});

export const programmeId = id(1);
export const titleId = id(2);
export const subjectId = id(3);

export const compound: SubjectAsOf = {
  id: subjectId,
  kind: 'compound',
  name: '和顺小区',
  class: null,
  division: town,
  unit: null,
};

export const pinned: Pinned = { programme: programmeId, version: 3, rules: 2, key: 'tidy-compound' };

const working = (days: number) => ({ days, of: 'working' as const });
const days = (count: number) => ({ days: count, of: 'calendar' as const });
const names = (zh: string, en: string) => ({ zh, en });

export const definition: ProgrammeDefinition = {
  definitionFormat: 2,
  rules: 2,
  key: pinned.key,
  names: names('整洁小区创建', 'Tidy compounds'),
  kind: 'creation',
  founding: {
    authority: names('县委、县政府', 'County committee and government'),
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕1号', by: names('市创建办', 'City office'), level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [],
  tasks: {
    review: [{ level: 1, names: names('街道初审', 'Town'), actedBy: 'town' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'compound' }] },
  facts: {
    incidents: [
      { code: 'fire', names: names('火灾', 'Fire'), verifiedBy: 'reporter' },
      { code: 'fight', names: names('斗殴', 'Fight'), verifiedBy: 'person' },
      { code: 'litter', names: names('乱倒垃圾', 'Litter'), verifiedBy: 'reporter' },
    ],
    complaints: { kinds: [{ code: 'noise', names: names('噪声', 'Noise') }], rectifyWithin: days(3) },
  },
  grading: {
    grades: [
      { code: 'gold', names: names('金牌', 'Gold'), named: true, when: { total: { atLeast: 90 } } },
      { code: 'silver', names: names('银牌', 'Silver'), named: true, when: { total: { atLeast: 80 } } },
      { code: 'noted', names: names('表扬', 'Noted'), when: { total: { atLeast: 70 } } },
    ],
  },
  application: {
    by: ['self'],
    conditions: [
      { kind: 'daysWithout', incidents: ['fire', 'litter'], days: { atLeast: 14 } },
      { kind: 'complaintsWithin', verified: { lessThan: 5 }, within: { months: 1 } },
      { kind: 'notBarred' },
    ],
    reapply: [{ kind: 'sinceRemoval', span: { days: 30 } }],
    chain: [
      {
        code: 'decide',
        names: names('认定', 'Determination'),
        at: 'county',
        actedBy: 'office',
        does: 'determine',
        twoStep: true,
        mayReject: true,
      },
    ],
  },
  award: {
    title: { names: names('整洁小区', 'Tidy compound'), decidedBy: 'county', plaque: true },
    notice: { days: working(5), channels: ['web', 'board'], reply: working(5) },
    signing: { by: 'leader' },
    validity: { years: 2 },
    renewal: { round: 'yearly', opensDaysBefore: 90, lapses: 'expire' },
    triggers: [
      {
        code: 'fire',
        names: names('发生火灾', 'A fire'),
        clause: '第七条第一项',
        on: { kind: 'incident', incidents: ['fire'] },
        confirm: 'none',
        consequence: 'removeByRule',
      },
      {
        code: 'complaints',
        names: names('集中投诉查实', 'Concentrated complaints'),
        clause: '第七条第二项',
        on: { kind: 'complaints', verified: { atLeast: 3 }, within: { days: 7 } },
        confirm: 'none',
        consequence: 'removeByRule',
      },
      {
        code: 'fight',
        names: names('发生斗殴', 'A fight'),
        clause: '第八条',
        on: { kind: 'incident', incidents: ['fight'] },
        confirm: 'one',
        within: working(3),
        consequence: 'proposeRemoval',
      },
      {
        code: 'fell',
        names: names('复查降等', 'Below its grade'),
        clause: '第九条',
        on: { kind: 'belowStandard', rounds: ['yearly'] },
        confirm: 'one',
        consequence: 'downgrade',
      },
      {
        code: 'low',
        names: names('得分过低', 'A low score'),
        clause: '第九条第二款',
        on: { kind: 'scoreBelow', round: 'monthly', total: { lessThan: 60 } },
        confirm: 'none',
        consequence: 'warn',
      },
      {
        code: 'falsified',
        names: names('弄虚作假', 'Falsified'),
        clause: '第十条',
        on: { kind: 'falsification' },
        confirm: 'two',
        consequence: 'proposeRemoval',
      },
      {
        code: 'overdue',
        names: names('突出问题未整改', 'Not put right'),
        clause: '第十一条',
        on: { kind: 'rectificationOverdue', serious: true },
        confirm: 'none',
        consequence: 'suspend',
      },
      {
        code: 'merged',
        names: names('小区合并', 'Merged'),
        clause: '第十二条',
        on: { kind: 'merged' },
        confirm: 'none',
        consequence: 'end',
      },
      {
        code: 'unrenewed',
        names: names('未复评', 'Not renewed'),
        clause: '第十三条',
        on: { kind: 'deadlineMissed', what: 'renewal' },
        confirm: 'none',
        consequence: 'warn',
      },
    ],
    clocks: {
      signedDocument: working(5),
      served: working(3),
      statement: working(3),
      appeal: days(60),
      appealReply: days(30),
      plaque: working(3),
      warning: days(30),
      suspension: days(60),
    },
    followUp: { when: 'afterPeriod', round: 'monthly' },
    rollUp: {
      level: 'town',
      members: { kind: 'compound' },
      share: { atLeast: 80 },
      lost: 'suspend',
    },
    cascade: [{ on: 'removed', titles: ['safe-compound'], of: 'same', consequence: 'proposeRemoval' }],
  },
  honours: {
    commendations: [
      {
        code: 'county',
        names: names('县级表彰', 'County commendation'),
        to: 'subject',
        grades: ['gold'],
        approval: {
          number: '县表〔2026〕1号',
          by: names('县表彰办', 'Honours office'),
          level: 'county',
          on: '2026-01-10',
        },
      },
      { code: 'praise', names: names('通报表扬', 'Praise'), to: 'subject', rank: { atMost: 3 } },
    ],
    circulars: { grades: ['none'], fromBottom: { atMost: 2 }, statement: working(5) },
    barred: { grades: ['none'], for: { years: 1 } },
    countsIn: [{ code: 'appraisal', names: names('年度考核', 'Appraisal'), of: 'unit', every: 'year' }],
  },
};

export const rules = awardRulesOf(2);
export const terms: AwardTerms = rules.termsOf(definition, countyOffice);

export const source = (n: number, revision = 0): FactSource => ({
  type: 'gongjian.assessments.IncidentReported.v1',
  eventId: id(5_000 + n),
  revision: String(revision),
});

export const told = (fact: WatchedFact, occurredOn: string, change: Partial<FactAsTold> = {}): FactAsTold => ({
  fact,
  programme: null,
  occurredOn,
  occurredAt: null,
  verified: true,
  verifier: agency,
  ...change,
});

/** A fact as a watch holds it; `changedAt` is the revision it was told at. */
export const standing = (
  n: number,
  fact: WatchedFact,
  occurredOn: string,
  change: Partial<StandingFact> = {},
): StandingFact => ({ ...told(fact, occurredOn), factId: id(6_000 + n), source: source(n), changedAt: 100, ...change });

export const fire: WatchedFact = { kind: 'incident', code: 'fire' };
export const complaint: WatchedFact = { kind: 'complaint', kinds: ['noise'] };
export const graded = (grade: string, total: number | null, round = 'yearly'): WatchedFact => ({
  kind: 'graded',
  key: pinned.key,
  round,
  form: 'own',
  grade,
  total,
});
