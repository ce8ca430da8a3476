import type {
  ComplaintCommand,
  ComplaintEvent,
  ComplaintSaid,
  ComplaintState,
  DocketCommand,
  DocketEvent,
  DocketFact,
  DocketState,
  GateCommand,
  GateEvent,
  GateState,
  GroupAnswers,
  IncidentCommand,
  IncidentEvent,
  IncidentSaid,
  IncidentState,
  Reporter,
  SurveyCommand,
  SurveyEvent,
  SurveyState,
} from '@gongjian/assessments-domain';
import { addDays, localDateAt, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  behind,
  clerk,
  file,
  healthBureau,
  id,
  people,
  reason,
  recountObjections,
  same,
  samePerson,
  sealed,
  someCalendar,
} from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import { KEY, PINNED } from '../programme.js';
import { late, lateObjections, placed } from './parts.js';

const on = ({ now, today }: Moment<unknown>) => ({ now, today });
const by = ({ dice }: Moment<unknown>): OfficerAsOf => dice.pick(people);

const reporters: readonly [Reporter, ...Reporter[]] = [
  { id: id(320), kind: 'service', name: '卫健系统', unit: { id: healthBureau.id, name: healthBureau.name } },
  { id: clerk.personId, kind: 'person', name: '创建办', unit: null },
];
const reporter = ({ dice }: Moment<unknown>): Reporter => dice.pick(reporters);

const reports = ({ dice, now, today }: Moment<unknown>) =>
  dice.weigh([
    [10, now],
    [6, `${addDays(today, -dice.below(9))}T01:00:00.000Z`],
    [1, `${addDays(today, 2)}T01:00:00.000Z`],
  ]);
const incidentSaid = (m: Moment<unknown>): IncidentSaid => ({
  ...{ subject: placed(m.dice.below(2)), kind: m.dice.pick(['fire', 'fire', 'fight', 'quake'] as const) },
  occurredAt: reports(m),
});
const sameIncident = (one: IncidentSaid, other: IncidentSaid): boolean =>
  one.subject.id === other.subject.id && one.kind === other.kind && one.occurredAt === other.occurredAt;
const knownKinds = ['fire', 'fight'];
const saidObjections = (said: IncidentSaid, kinds: readonly string[], now: string): readonly Objection[] => [
  ['INCIDENT.KIND_UNKNOWN', !kinds.includes(said.kind)],
  ['INCIDENT.IN_FUTURE', said.occurredAt > now],
];
const reportedBy = (state: {
  readonly source: Reporter;
  readonly recordedBy: OfficerAsOf | null;
}): readonly string[] => [state.source.id, ...(state.recordedBy === null ? [] : behind(state.recordedBy))];

export const incident = kindOf<IncidentState, IncidentCommand, IncidentEvent>({
  ...{ context: 'assessments', category: 'incident', decider: 'incidentDecider', streams: 5 },
  acts: [
    (m) => {
      const again = m.state.status !== 'none' && m.dice.chance(40) ? m.state : incidentSaid(m);
      const { subject, kind, occurredAt } = again;
      const data = { incidentId: m.id, subject, kind, occurredAt, source: reporter(m), reference: null, knownKinds };
      return { type: 'ReportIncident', data: { ...data, ...late(m) }, ...on(m) };
    },
    (m) => ({ type: 'VerifyIncident', data: { incidentId: m.id, by: by(m) }, ...on(m) }),
    (m) => ({ type: 'FindIncidentUnfounded', data: { incidentId: m.id, reason, by: by(m) }, ...on(m) }),
    (m) => {
      const said = m.state.status !== 'none' && m.dice.chance(20) ? m.state : incidentSaid(m);
      const data = { incidentId: m.id, said, reason: 'error', by: reporter(m), knownKinds };
      return { type: 'CorrectIncident', data, ...on(m) };
    },
    (m) => {
      const data = { incidentId: m.id, reason: 'error', by: reporter(m) };
      return m.dice.chance(40) ? { type: 'WithdrawIncident', data, ...on(m) } : null;
    },
  ],
  objections: {
    ReportIncident: (state, { data, now, today }) => {
      if (state.status !== 'none') {
        const again = sameIncident(state, data) && state.source.id === data.source.id;
        return [
          [SILENT, again],
          ['INCIDENT.EXISTS', !again],
        ];
      }
      return [
        ...saidObjections(data, data.knownKinds, now),
        ...lateObjections('INCIDENT', data, today, localDateAt(data.occurredAt)),
      ];
    },
    VerifyIncident: (state, { data }) => {
      if (state.status === 'none') return [['INCIDENT.NOT_FOUND', true]];
      const own = behind(data.by).some((person) => reportedBy(state).includes(person));
      return [
        ['INCIDENT.WITHDRAWN', state.status === 'withdrawn'],
        [SILENT, state.status === 'verified'],
        ['INCIDENT.OWN_VERIFICATION', own && state.status !== 'verified'],
      ];
    },
    FindIncidentUnfounded: (state, { data }) => {
      if (state.status === 'none') return [['INCIDENT.NOT_FOUND', true]];
      const own = behind(data.by).some((person) => reportedBy(state).includes(person));
      return [
        ['INCIDENT.WITHDRAWN', state.status === 'withdrawn'],
        [SILENT, state.status === 'unfounded'],
        ['INCIDENT.OWN_VERIFICATION', own && state.status !== 'unfounded'],
      ];
    },
    CorrectIncident: (state, { data, now }) => {
      if (state.status === 'none') return [['INCIDENT.NOT_FOUND', true]];
      const again = sameIncident(state, data.said);
      return [
        ['INCIDENT.NOT_YOURS', data.by.id !== state.source.id],
        ['INCIDENT.WITHDRAWN', state.status === 'withdrawn'],
        [SILENT, again],
        ...(again ? [] : saidObjections(data.said, data.knownKinds, now)),
      ];
    },
    WithdrawIncident: (state, { data }) => [
      ['INCIDENT.NOT_FOUND', state.status === 'none'],
      ['INCIDENT.NOT_YOURS', state.status !== 'none' && data.by.id !== state.source.id],
      [SILENT, state.status === 'withdrawn'],
    ],
  },
  standing: ({ status }) => status,
  moves: {
    IncidentReported: { from: ['none'], to: ['reported'] },
    IncidentVerified: { from: ['reported', 'unfounded'], to: ['verified'] },
    IncidentUnfounded: { from: ['reported', 'verified'], to: ['unfounded'] },
    IncidentCorrected: { from: ['reported', 'verified', 'unfounded'], to: ['reported', 'verified', 'unfounded'] },
    IncidentWithdrawn: { from: ['reported', 'verified', 'unfounded'], to: ['withdrawn'] },
  },
});

const complaintSaid = (m: Moment<unknown>): ComplaintSaid => {
  const kinds = m.dice.weigh<readonly string[]>([
    [8, ['noise']],
    [2, ['noise', 'smell']],
    [1, ['ghost']],
    [1, []],
  ]);
  return { subject: placed(m.dice.below(2)), kinds, receivedOn: addDays(m.today, m.dice.below(9) - 7) };
};
const sameComplaint = (one: ComplaintSaid, other: ComplaintSaid): boolean =>
  one.subject.id === other.subject.id && same(one.kinds, other.kinds) && one.receivedOn === other.receivedOn;
const complaintKinds = ['noise', 'smell'];
const complaintObjections = (said: ComplaintSaid, kinds: readonly string[], today: string): readonly Objection[] => [
  ['COMPLAINT.KIND_UNKNOWN', said.kinds.length === 0 || said.kinds.some((kind) => !kinds.includes(kind))],
  ['COMPLAINT.IN_FUTURE', said.receivedOn > today],
];
const isCheckedByOwn = (state: Exclude<ComplaintState, { status: 'none' }>, who: OfficerAsOf): boolean =>
  behind(who).some((person) => reportedBy(state).includes(person));

export const complaint = kindOf<ComplaintState, ComplaintCommand, ComplaintEvent>({
  ...{ context: 'assessments', category: 'complaint', decider: 'complaintDecider', streams: 6 },
  acts: [
    (m) => {
      const again = m.state.status !== 'none' && m.dice.chance(40) ? m.state : complaintSaid(m);
      const { subject, kinds, receivedOn } = again;
      const data = {
        ...{ complaintId: m.id, subject, kinds, receivedOn, source: reporter(m), reference: null },
        ...{ what: sealed('噪声'), complainant: null, knownKinds: complaintKinds, ...late(m) },
      };
      return { type: 'RegisterComplaint', data, ...on(m) };
    },
    (m) => {
      const data = {
        complaintId: m.id,
        pinned: PINNED,
        within: { days: 3, of: m.dice.pick(['calendar', 'working'] as const) },
        calendar: someCalendar(m.dice),
        by: by(m),
      };
      return { type: 'VerifyComplaint', data, ...on(m) };
    },
    (m) => ({ type: 'FindComplaintUnfounded', data: { complaintId: m.id, reason, by: by(m) }, ...on(m) }),
    (m) => ({
      type: 'RectifyComplaint',
      data: { complaintId: m.id, how: sealed('已整改'), by: by(m), ...late(m) },
      ...on(m),
    }),
    (m) => ({ type: 'CloseComplaint', data: { complaintId: m.id, by: by(m) }, ...on(m) }),
    (m) => ({ type: 'MarkComplaintOverdue', data: { complaintId: m.id }, ...on(m) }),
    (m) => ({ type: 'ReviseComplaintDue', data: { complaintId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
    (m) => {
      const said = m.state.status !== 'none' && m.dice.chance(20) ? m.state : complaintSaid(m);
      const data = { complaintId: m.id, said, reason: 'error', by: reporter(m), knownKinds: complaintKinds };
      return { type: 'CorrectComplaint', data, ...on(m) };
    },
    (m) => {
      const data = { complaintId: m.id, reason: 'error', by: reporter(m) };
      return m.dice.chance(40) ? { type: 'WithdrawComplaint', data, ...on(m) } : null;
    },
  ],
  objections: {
    RegisterComplaint: (state, { data, today }) => {
      if (state.status !== 'none') {
        const again = sameComplaint(state, data) && state.source.id === data.source.id;
        return [
          [SILENT, again],
          ['COMPLAINT.EXISTS', !again],
        ];
      }
      return [
        ...complaintObjections(data, data.knownKinds, today),
        ...lateObjections('COMPLAINT', data, today, data.receivedOn),
      ];
    },
    VerifyComplaint: (state, { data }) => {
      if (state.status === 'none') return [['COMPLAINT.NOT_FOUND', true]];
      const done = state.status === 'verified' || state.status === 'rectified';
      return [
        [SILENT, done],
        ['COMPLAINT.CLOSED', state.status === 'closed' || state.status === 'withdrawn'],
        ['COMPLAINT.OWN_CHECK', !done && isCheckedByOwn(state, data.by)],
      ];
    },
    FindComplaintUnfounded: (state, { data }) => {
      if (state.status === 'none') return [['COMPLAINT.NOT_FOUND', true]];
      const done = state.status === 'unfounded';
      return [
        [SILENT, done],
        ['COMPLAINT.CLOSED', state.status === 'closed' || state.status === 'withdrawn'],
        ['COMPLAINT.OWN_CHECK', !done && isCheckedByOwn(state, data.by)],
      ];
    },
    RectifyComplaint: (state, { data, today }) => {
      if (state.status === 'none') return [['COMPLAINT.NOT_FOUND', true]];
      const { status } = state;
      if (status === 'rectified') return [[SILENT, true]];
      return [
        ['COMPLAINT.CLOSED', status === 'closed' || status === 'withdrawn'],
        ['COMPLAINT.NOT_VERIFIED', status === 'registered' || status === 'unfounded'],
        ...(status === 'verified' ? lateObjections('COMPLAINT', data, today, state.receivedOn) : []),
      ];
    },
    CloseComplaint: (state, { data }) => {
      if (state.status === 'none') return [['COMPLAINT.NOT_FOUND', true]];
      const { status, rectifiedBy } = state;
      return [
        [SILENT, status === 'closed'],
        ['COMPLAINT.CLOSED', status === 'withdrawn'],
        ['COMPLAINT.NOT_RECTIFIED', status === 'registered' || status === 'verified' || status === 'unfounded'],
        ['COMPLAINT.OWN_CHECK', status === 'rectified' && rectifiedBy !== null && samePerson(rectifiedBy, data.by)],
      ];
    },
    MarkComplaintOverdue: (state, { now }) => {
      if (state.status === 'none') return [['COMPLAINT.NOT_FOUND', true]];
      return [[SILENT, state.status !== 'verified' || state.overdue || state.due === null || now < state.due.dueAt]];
    },
    ReviseComplaintDue: (state, { data }) => {
      if (state.status === 'none') return [['COMPLAINT.NOT_FOUND', true]];
      return recountObjections(state.status === 'verified' ? state.due : null, data.calendar);
    },
    CorrectComplaint: (state, { data, today }) => {
      if (state.status === 'none') return [['COMPLAINT.NOT_FOUND', true]];
      const again = sameComplaint(state, data.said);
      return [
        ['COMPLAINT.NOT_YOURS', data.by.id !== state.source.id],
        ['COMPLAINT.CLOSED', state.status === 'withdrawn'],
        [SILENT, again],
        ...(again ? [] : complaintObjections(data.said, data.knownKinds, today)),
      ];
    },
    WithdrawComplaint: (state, { data }) => [
      ['COMPLAINT.NOT_FOUND', state.status === 'none'],
      ['COMPLAINT.NOT_YOURS', state.status !== 'none' && data.by.id !== state.source.id],
      [SILENT, state.status === 'withdrawn'],
    ],
  },
  standing: ({ status }) => status,
  moves: {
    ComplaintRegistered: { from: ['none'], to: ['registered'] },
    ComplaintVerified: { from: ['registered', 'unfounded'], to: ['verified'] },
    ComplaintUnfounded: { from: ['registered', 'verified', 'rectified'], to: ['unfounded'] },
    ComplaintRectified: { from: ['verified'], to: ['rectified'] },
    ComplaintClosed: { from: ['rectified'], to: ['closed'] },
    ComplaintCorrected: {
      from: ['registered', 'verified', 'unfounded', 'rectified', 'closed'],
      to: ['registered', 'verified', 'unfounded', 'rectified', 'closed'],
    },
    ComplaintWithdrawn: { from: ['registered', 'verified', 'unfounded', 'rectified', 'closed'], to: ['withdrawn'] },
  },
});

const docketFacts = (m: Moment<unknown>): DocketFact =>
  m.dice.pick<DocketFact>([
    { fact: 'incident', kind: 'fire', occurredOn: addDays(m.today, -m.dice.below(30)), standing: 'reported' },
    { fact: 'complaint', kinds: ['noise'], occurredOn: addDays(m.today, -m.dice.below(30)), verified: true },
    {
      ...{ fact: 'title', key: KEY, grade: 'gold', occurredOn: addDays(m.today, -400), validTo: addDays(m.today, -30) },
      ...{ standing: 'removed', standingSince: addDays(m.today, -m.dice.below(60)) },
    },
    {
      ...{ fact: 'title', key: KEY, grade: 'gold', occurredOn: addDays(m.today, -100), standing: 'valid' },
      ...{ validTo: m.dice.chance(30) ? null : addDays(m.today, m.dice.below(500) - 40), standingSince: m.today },
    },
    { fact: 'bar', occurredOn: addDays(m.today, -10), until: addDays(m.today, m.dice.below(20) - 10) },
  ]);

export const docket = kindOf<DocketState, DocketCommand, DocketEvent>({
  ...{ context: 'assessments', category: 'docket', decider: 'docketDecider', streams: 1 },
  acts: [
    (m) => {
      const order = String(m.dice.below(9));
      const data = { subjectId: placed(0).id, factId: id(7_000 + m.dice.below(30)), order, fact: docketFacts(m) };
      return { type: 'NoteFact', data, ...on(m) };
    },
    (m) => {
      const data = { subjectId: placed(0).id, factId: id(7_000 + m.dice.below(30)) };
      return m.dice.chance(40) ? { type: 'WithdrawFact', data, ...on(m) } : null;
    },
  ],
  objections: {
    NoteFact: (state, { data }) => {
      const known = state.facts[data.factId];
      return [
        [SILENT, known === null],
        [SILENT, known != null && data.order <= known.order],
      ];
    },
    WithdrawFact: (state, { data }) => [[SILENT, state.facts[data.factId] === null]],
  },
  standing: () => 'open',
  moves: {},
});

type G = Moment<GateState>;
const ofGate = (m: G) => ({ gateId: m.id, subjectId: placed(0).id, programme: PINNED.programme });
const some = (m: G, from: number) => id(from + m.dice.below(3));
const period = { key: '2026-Q3', from: '2026-07-01', to: '2026-09-30' };
const evidence = [{ evidenceId: id(51), version: 1, sha256: '1'.repeat(64), code: null, on: '2026-07-02' }];

export const gate = kindOf<GateState, GateCommand, GateEvent>({
  ...{ context: 'assessments', category: 'gate', decider: 'gateDecider', streams: 2 },
  acts: [
    (m) => ({ type: 'AttachSheet', data: { ...ofGate(m), roundId: id(21), sheetId: some(m, 60), period }, ...on(m) }),
    (m) => ({ type: 'DetachSheet', data: { ...ofGate(m), sheetId: some(m, 60) }, ...on(m) }),
    (m) => {
      const known = m.dice.chance(30) ? m.dice.pick(Object.values(m.state.evidence)) : undefined;
      const data = { ...ofGate(m), sourceId: some(m, 70), indicators: ['order'], evidence, approvedOn: m.today };
      return { type: 'NoteEvidence', data: known ?? data, ...on(m) };
    },
    (m) => ({
      type: 'NoteEvidenceReopened',
      data: { ...ofGate(m), sourceId: some(m, 70), cause: 'correction' },
      ...on(m),
    }),
    (m) => {
      const abandoned = m.dice.chance(40) ? m.state.application : null;
      return { type: 'AdmitApplication', data: { ...ofGate(m), applicationId: some(m, 80), abandoned }, ...on(m) };
    },
    (m) => ({ type: 'ReleaseApplication', data: { ...ofGate(m), applicationId: some(m, 80) }, ...on(m) }),
    (m) => ({ type: 'BlockApplications', data: { ...ofGate(m), removalId: some(m, 90) }, ...on(m) }),
    (m) => ({ type: 'LiftBlock', data: { ...ofGate(m), removalId: some(m, 90), why: 'settled' }, ...on(m) }),
  ],
  objections: {
    AttachSheet: ({ sheets, detached }, { data: { sheetId } }) => [
      [SILENT, sheets[sheetId] !== undefined],
      [SILENT, detached.includes(sheetId)],
    ],
    DetachSheet: ({ detached }, { data }) => [[SILENT, detached.includes(data.sheetId)]],
    NoteEvidence: ({ evidence: known }, { data }) => [[SILENT, same(known[data.sourceId], data)]],
    NoteEvidenceReopened: ({ evidence: known }, { data }) => [[SILENT, known[data.sourceId] === undefined]],
    AdmitApplication: ({ application, blocked, lifted }, { data }) => {
      if (application === data.applicationId) return [[SILENT, true]];
      return [
        ['GATE.BLOCKED', blocked.some((removalId) => !lifted.includes(removalId))],
        ['GATE.OPEN_APPLICATION', application !== null && application !== data.abandoned],
      ];
    },
    ReleaseApplication: ({ application }, { data }) => [[SILENT, application !== data.applicationId]],
    BlockApplications: ({ blocked }, { data }) => [[SILENT, blocked.includes(data.removalId)]],
    LiftBlock: ({ lifted }, { data }) => [[SILENT, lifted.includes(data.removalId)]],
  },
  standing: () => 'open',
  moves: {},
});

type Y = Moment<SurveyState>;
const answers = (m: Y): GroupAnswers => {
  const asked = 10 + m.dice.below(20);
  const answered = Math.min(asked + (m.dice.chance(6) ? 1 : 0), 3 + m.dice.below(28));
  const favourable = Math.min(answered + (m.dice.chance(6) ? 1 : 0), m.dice.below(28));
  return { group: m.dice.pick(['residents', 'residents', 'shops', 'ghosts'] as const), asked, answered, favourable };
};
const correctionIn = (m: Y): string =>
  (m.state.status !== 'none' && m.dice.chance(85) ? m.state.correction?.correctionId : undefined) ?? id(9);
const POPULATION = 28;

function plausible({ opened }: Exclude<SurveyState, { status: 'none' }>, told: GroupAnswers): readonly Objection[] {
  const group = opened.frame.find((each) => each.group === told.group);
  const { asked, answered, favourable } = told;
  const many = favourable > answered || answered > asked || asked > (group?.population ?? asked);
  return [
    ['SURVEY.GROUP_UNKNOWN', group === undefined],
    ['SURVEY.MORE_THAN_ASKED', group !== undefined && many],
  ];
}
const tooFew = (
  { opened }: Exclude<SurveyState, { status: 'none' }>,
  told: Readonly<Record<string, GroupAnswers>>,
): boolean => opened.frame.some(({ group, answersAtLeast }) => (told[group]?.answered ?? 0) < answersAtLeast);

export const survey = kindOf<SurveyState, SurveyCommand, SurveyEvent>({
  ...{ context: 'assessments', category: 'survey', decider: 'surveyDecider', streams: 4 },
  acts: [
    (m) => {
      const group = { population: POPULATION, sampled: 20, answersAtLeast: 8 };
      const data = {
        ...{ surveyId: m.id, roundId: id(21), sheetId: id(22), subjectId: placed(0).id, indicator: 'satisfaction' },
        ...{
          measure: 'satisfaction' as const,
          frame: [
            { ...group, group: 'residents' },
            { ...group, group: 'shops' },
          ],
        },
        ...{ way: 'phone', from: m.today, to: addDays(m.today, 30), by: by(m) },
      };
      const opened = m.state.status !== 'none' && m.dice.chance(50) ? m.state.opened : data;
      return { type: 'OpenSurvey', data: opened, ...on(m) };
    },
    ...[0, 1, 2].map(() => (m: Y): SurveyCommand => {
      const known =
        m.state.status === 'none' || !m.dice.chance(15) ? undefined : m.dice.pick(Object.values(m.state.answers));
      const data = { surveyId: m.id, answers: known ?? answers(m), source: file(51), by: by(m), ...late(m) };
      return { type: 'RecordSurveyAnswers', data, ...on(m) };
    }),
    (m) => ({ type: 'CloseSurvey', data: { surveyId: m.id, by: by(m) }, ...on(m) }),
    (m) => {
      const known =
        m.state.status === 'none' || !m.dice.chance(15) ? undefined : m.dice.pick(Object.values(m.state.answers));
      const correctionId = m.dice.chance(20) ? correctionIn(m) : m.fresh();
      const data = { surveyId: m.id, correctionId, answers: known ?? answers(m), reason, by: by(m) };
      return { type: 'CorrectSurvey', data, ...on(m) };
    },
    (m) => ({
      type: 'ConfirmSurveyCorrection',
      data: { surveyId: m.id, correctionId: correctionIn(m), by: by(m) },
      ...on(m),
    }),
    (m) => {
      const data = { surveyId: m.id, correctionId: correctionIn(m), reason, by: by(m) };
      return { type: 'DeclineSurveyCorrection', data, ...on(m) };
    },
  ],
  objections: {
    OpenSurvey: (state, { data }) => {
      if (state.status === 'none') return [];
      const again = same(state.opened, data);
      return [
        [SILENT, again],
        ['SURVEY.ALREADY_OPEN', !again],
      ];
    },
    RecordSurveyAnswers: (state, { data, today }) => {
      if (state.status === 'none') return [['SURVEY.NOT_FOUND', true]];
      if (same(state.answers[data.answers.group], data.answers)) return [[SILENT, true]];
      return [
        ['SURVEY.CLOSED', state.status === 'closed'],
        ...plausible(state, data.answers),
        ...lateObjections('SURVEY', data, today, state.opened.from),
      ];
    },
    CloseSurvey: (state) => {
      if (state.status === 'none') return [['SURVEY.NOT_FOUND', true]];
      if (state.status === 'closed') return [[SILENT, true]];
      return [['SURVEY.TOO_FEW_ANSWERS', tooFew(state, state.answers)]];
    },
    CorrectSurvey: (state, { data: { answers: told, correctionId } }) => {
      if (state.status === 'none') return [['SURVEY.NOT_FOUND', true]];
      if (state.status === 'open') return [['SURVEY.NOT_CLOSED', true]];
      if (same(state.answers[told.group], told)) return [[SILENT, true]];
      const again = state.correction?.correctionId === correctionId;
      if (again) return [[SILENT, true]];
      return [
        ['SURVEY.CORRECTION_PENDING', state.correction !== null],
        ...plausible(state, told),
        ['SURVEY.TOO_FEW_ANSWERS', tooFew(state, { ...state.answers, [told.group]: told })],
      ];
    },
    ConfirmSurveyCorrection: (state, { data }) => {
      if (state.status === 'none') return [['SURVEY.NOT_FOUND', true]];
      if (state.correction?.correctionId !== data.correctionId) return [['SURVEY.CORRECTION_UNKNOWN', true]];
      return [['SURVEY.SAME_PERSON', samePerson(state.correction.proposedBy, data.by)]];
    },
    DeclineSurveyCorrection: (state, { data }) => {
      if (state.status === 'none') return [['SURVEY.NOT_FOUND', true]];
      return [['SURVEY.CORRECTION_UNKNOWN', state.correction?.correctionId !== data.correctionId]];
    },
  },
  standing: ({ status }) => status,
  moves: {
    SurveyOpened: { from: ['none'], to: ['open'] },
    SurveyClosed: { from: ['open'], to: ['closed'] },
  },
  byTwo: {
    SurveyCorrected: (data: { readonly proposedBy: OfficerAsOf; readonly confirmedBy: OfficerAsOf }) => [
      data.proposedBy,
      data.confirmedBy,
    ],
  },
});
