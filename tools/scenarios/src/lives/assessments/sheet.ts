import {
  assessmentRulesOf,
  docketDecider,
  type DocketEvent,
  type DocketState,
  type Finding,
  type KnownFact,
  type RoundKind,
  type ScoringRules,
  type SheetCommand,
  type SheetEvent,
  type SheetState,
  type SheetTies,
  type Value,
  type Values,
} from '@gongjian/assessments-domain';
import {
  addDays,
  clockFrom,
  spanBefore,
  type ActingOfficer,
  type BasisInput,
  type DomainEvent,
  type OfficerAsOf,
} from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import {
  behind,
  calendar,
  file,
  healthBureau,
  id,
  people,
  reason,
  same,
  samePerson,
  sealed,
  subject,
} from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import { definition, PINNED, rounds, standard } from '../programme.js';
import { factsOf, late, lateObjections, placed } from './parts.js';

type M = Moment<SheetState>;
type Opened = Exclude<SheetState, { status: 'none' }>;

const on = ({ now, today }: M) => ({ now, today });
const by = ({ dice }: M): OfficerAsOf => dice.pick(people);
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Which sheet of a life is how: two are inspected, one checks itself, one is told by another authority. */
const FORMS = ['inspection', 'inspection', 'selfCheck', 'external'] as const;
const formOf = (m: M): (typeof FORMS)[number] =>
  FORMS[m.streamsOf('sheet').findIndex((stream) => stream.id === m.id)] ?? 'inspection';
/** Who checks itself shows the register, of the period. */
const shown: ScoringRules['standard'] = {
  ...standard,
  items: standard.items.map((item) =>
    item.code === 'register'
      ? { ...item, evidence: [{ code: 'book', names: item.names, window: { of: 'period' }, atLeast: 1 }] }
      : item,
  ),
};
const scoringOf = (form: (typeof FORMS)[number]): ScoringRules => ({
  ...{ programme: PINNED.programme, grading: definition.grading, facts: definition.facts },
  standard: form === 'selfCheck' ? shown : standard,
  round: form === 'selfCheck' ? rounds.selfCheck : rounds.inspection,
});
const docket = (m: M, back = 0) => {
  const { name, events, state } = m.stream('docket');
  if (events.length <= back) return null;
  const known = back === 0 ? (state as DocketState) : told(events.slice(0, events.length - back));
  return { stream: name, revision: String(events.length - 1 - back), facts: factsOf(known) };
};
const told = (events: readonly DomainEvent[]): DocketState =>
  (events as readonly DocketEvent[]).reduce(docketDecider.evolve, docketDecider.initialState);
const seenIn = (state: SheetState): number => {
  const inputs = state.status === 'none' ? [] : ((state.scored?.basis.inputs ?? []) as readonly BasisInput[]);
  return Number(inputs.find(({ stream }) => stream.startsWith('docket-'))?.revision ?? -1);
};
/** The one veto of the standard. */
const isVetoed = (facts: readonly KnownFact[], { opened: { period } }: Opened): boolean =>
  facts.some(
    (each) =>
      each.fact === 'incident' &&
      each.occurredOn > spanBefore({ months: 2 }, period.to) &&
      each.occurredOn <= period.to &&
      each.standing !== 'unfounded',
  );
const scoring = (m: M) => ({ scoring: scoringOf(formOf(m)), docket: docket(m) });

const orders = ({ dice }: M): Value =>
  dice.weigh<Value>([
    [8, 7 + dice.below(3)],
    [3, dice.below(11)],
    [1, 11],
    [1, 'much'],
  ]);
const asked = (m: M): Values => {
  const told = m.state.status === 'none' ? null : m.state.arbitrated;
  const all: Values = { order: orders(m), register: m.dice.chance(70) };
  if (told !== null && m.dice.chance(85)) return Object.fromEntries(told.map((code) => [code, all[code] ?? 7]));
  return m.dice.chance(94) ? all : { order: 7 };
};
/** What is asked of a person is there, nothing else, and in its form. */
function isFit(values: Values, codes: readonly string[]): boolean {
  const { order, register } = values;
  const given = Object.keys(values);
  const right = given.every((code) => codes.includes(code)) && codes.every((code) => given.includes(code));
  const scored = !given.includes('order') || (typeof order === 'number' && order >= 0 && order <= 10);
  return right && scored && (!given.includes('register') || typeof register === 'boolean');
}

const noTies: SheetTies = { unitIds: [healthBureau.id], submitterIds: [id(305)] };
const assessor = (m: M): ActingOfficer => {
  const appointed = m.state.status === 'none' ? undefined : m.dice.pick(m.state.assessors);
  const officer = (m.dice.chance(85) ? appointed : undefined) ?? by(m);
  return { officer, unitIds: m.dice.chance(92) ? [id(201)] : [healthBureau.id] };
};
const isBarred = (state: Opened, { officer, unitIds }: ActingOfficer, ties: SheetTies): boolean => {
  const barred = [...ties.submitterIds, ...state.submitters, ...state.stoodAside, ...state.orderedAside];
  return (
    behind(officer).some((person) => barred.includes(person)) || unitIds.some((unit) => ties.unitIds.includes(unit))
  );
};

const finding = (m: M): Finding => ({
  ...{ findingId: id(8_000 + m.dice.below(4)), indicator: 'order', serious: m.dice.chance(50), what: sealed('乱堆') },
  ...{ pointId: null, putRightOnTheSpot: false, evidence: [] },
});
const pendingIn = (m: M, of: 'external' | 'falsification' | 'correction' | 'withdrawal'): string => {
  if (m.state.status === 'none' || !m.dice.chance(85)) return id(9);
  const { external, falsification, correction, withdrawal } = m.state;
  const pending = {
    ...{ external: external?.proposalId, falsification: falsification?.proposalId },
    ...{ correction: correction?.correctionId, withdrawal: withdrawal?.withdrawalId },
  };
  return pending[of] ?? id(9);
};
/** Mostly one that two confirmed, where there is one. */
const someFinding = (m: M): string => {
  const known = m.state.status === 'none' ? [] : Object.values(m.state.findings);
  const ofTwo = known.filter((each) => each.by.length > 1);
  return (m.dice.chance(80) ? m.dice.pick(ofTwo) : m.dice.pick(known))?.findingId ?? finding(m).findingId;
};
/** Whoever handed it in; in older messages nobody is told. */
const handedIn = ({ dice }: M) =>
  dice.chance(30) ? {} : { submitterIds: dice.chance(20) ? [dice.pick(people).personId] : [id(306)] };
const evidence = (m: M) => {
  const inside = m.state.status === 'none' || !m.dice.chance(50) ? '2026-03-01' : m.state.opened.period.from;
  return [{ evidenceId: id(51), version: 1 + m.dice.below(2), sha256: '1'.repeat(64), code: null, on: inside }];
};
type Marks = Opened['evidence'][string];
const piecesOf = (marks: Marks = {}) =>
  Object.values(marks).flatMap((pieces) => pieces.map(({ code, on }) => ({ code, on })));
const isShown = ({ opened: { period } }: Opened, marks: Marks = {}): boolean =>
  piecesOf(marks).some(({ on: day }) => day >= period.from && day <= period.to);

const acts: readonly ((moment: M) => SheetCommand | null)[] = [
  (m) => {
    const form = formOf(m);
    const kind: RoundKind = form === 'external' ? 'external' : 'own';
    const again = m.dice.chance(70);
    const data = {
      ...{ ...PINNED, sheetId: m.id, roundId: id(again ? 21 : 29), roundCode: scoringOf(form).round.code, kind },
      ...{ form: scoringOf(form).round.form, subject: placed(0), decides: true, enteredAt: m.now, application: null },
      ...{
        period: { key: '2026', from: m.today, to: addDays(m.today, 90) },
        due: clockFrom({ days: 9, of: 'working' }, m.today, calendar),
      },
      assessors: form === 'inspection' ? 2 : null,
    };
    return { type: 'OpenSheet', data, ...on(m) };
  },
  (m) => {
    const application = { id: id(45 + m.dice.below(2)), filedOn: addDays(m.today, -3) };
    return m.dice.chance(40) ? { type: 'ApplyForSheet', data: { sheetId: m.id, application }, ...on(m) } : null;
  },
  ...[0, 1, 2].map(() => (m: M): SheetCommand => {
    return {
      type: 'AppointAssessor',
      data: { sheetId: m.id, assessor: assessor(m), reaches: m.dice.chance(93), ties: noTies, by: by(m) },
      ...on(m),
    };
  }),
  (m) => {
    const appointed = m.state.status === 'none' ? undefined : m.dice.pick(m.state.assessors);
    const ordered = m.state.status === 'none' || !m.dice.chance(30) ? undefined : m.dice.pick(m.state.orderedAside);
    const known = people.find(({ personId }) => personId === ordered);
    const rest = { assessor: known ?? (m.dice.chance(70) ? appointed : undefined) ?? by(m), avoids: m.dice.chance(25) };
    const data = { sheetId: m.id, ...rest, reason, by: by(m) };
    return m.dice.chance(45) ? { type: 'WithdrawAssessor', data, ...on(m) } : null;
  },
  (m) => {
    const aside = m.state.status === 'none' || !m.dice.chance(30) ? undefined : m.dice.pick(m.state.stoodAside);
    const again = people.find(({ personId }) => personId === aside);
    const data = { sheetId: m.id, reason, by: again ?? (m.dice.chance(60) ? assessor(m).officer : by(m)) };
    return m.dice.chance(45) ? { type: 'DeclareAvoidance', data, ...on(m) } : null;
  },
  (m) => {
    const points = m.dice.chance(90) ? [1, 2, 3].map((n) => ({ ...subject, id: id(430 + n), kind: 'point' })) : [];
    const seed = m.dice.chance(50) ? id(77) : m.fresh();
    const rest = { population: points, populationSha256: hash('points'), sampling: rounds.inspection.sampling, hash };
    return { type: 'SamplePoints', data: { sheetId: m.id, seed, ...rest, by: by(m) }, ...on(m) };
  },
  (m) => {
    const mine = m.state.status === 'none' ? null : m.state.selfCheck;
    const values = mine !== null && m.dice.chance(30) ? mine.values : asked(m);
    const rest = { values, statement: null, roundOpen: m.dice.chance(88), by: by(m), ...scoring(m), ...late(m) };
    return { type: 'FileSelfCheck', data: { sheetId: m.id, ...rest }, ...on(m) };
  },
  ...[0, 1, 2, 3, 4].map(() => (m: M): SheetCommand => {
    const again = m.state.status === 'none' || !m.dice.chance(12) ? undefined : m.dice.pick(m.state.assessments);
    const who = again === undefined ? assessor(m) : { officer: again.assessor, unitIds: [id(201)] };
    const rest = {
      values: again?.values ?? asked(m),
      evidence: [],
      roundOpen: m.dice.chance(90),
      ties: noTies,
      by: who,
      recorderUnits: [m.dice.chance(70) ? id(201) : healthBureau.id],
    };
    return { type: 'FileAssessment', data: { sheetId: m.id, ...rest, ...scoring(m), ...late(m) }, ...on(m) };
  }),
  (m) => {
    const code = m.dice.chance(85) ? 'bonus' : 'ghost';
    const rest = { code, times: 1 + m.dice.below(2), reason, evidence: [], scoring: scoringOf(formOf(m)) };
    const who = { by: assessor(m), ties: noTies };
    return { type: 'RecordAdjustment', data: { sheetId: m.id, ...rest, ...who }, ...on(m) };
  },
  ...[0, 1].map(() => (m: M): SheetCommand => {
    const indicator = m.dice.chance(88) ? 'satisfaction' : 'ghost';
    const answered = 10;
    const n = m.dice.chance(90) ? 5 + m.dice.below(3) : answered + 1;
    const value = { groups: { residents: { n, d: answered } } };
    const rest = { indicator, value, source: { kind: 'survey' as const, id: id(55) } };
    return { type: 'FillValue', data: { sheetId: m.id, ...rest, ...scoring(m) }, ...on(m) };
  }),
  (m) => {
    const rest = { sourceId: id(70 + m.dice.below(2)), evidence: evidence(m), ...handedIn(m) };
    const data = { sheetId: m.id, indicator: 'register', ...rest, over: m.dice.chance(40), ...scoring(m) };
    return { type: 'MarkEvidenced', data, ...on(m) };
  },
  (m) => {
    const data = { sheetId: m.id, indicator: 'register', sourceId: id(70 + m.dice.below(2)), cause: 'correction' };
    return { type: 'ReopenEvidence', data, ...on(m) };
  },
  (m) => {
    const known =
      m.state.status === 'none' || !m.dice.chance(30) ? undefined : m.dice.pick(Object.values(m.state.findings));
    const data = { sheetId: m.id, finding: known ?? finding(m), by: assessor(m), ties: noTies, ...late(m) };
    return { type: 'RecordFinding', data, ...on(m) };
  },
  (m) => ({
    type: 'WithdrawFinding',
    data: { sheetId: m.id, findingId: finding(m).findingId, reason, by: assessor(m), ties: noTies },
    ...on(m),
  }),
  ...[0, 1].map(() => (m: M): SheetCommand => {
    const withdrawalId = m.dice.chance(15) ? pendingIn(m, 'withdrawal') : m.fresh();
    const data = { sheetId: m.id, withdrawalId, findingId: someFinding(m), reason, by: by(m) };
    return { type: 'ProposeFindingWithdrawal', data, ...on(m) };
  }),
  ...[0, 1].map(() => (m: M): SheetCommand => ({
    type: 'ConfirmFindingWithdrawal',
    data: { sheetId: m.id, withdrawalId: pendingIn(m, 'withdrawal'), by: by(m) },
    ...on(m),
  })),
  (m) => ({
    type: 'DeclineFindingWithdrawal',
    data: { sheetId: m.id, withdrawalId: pendingIn(m, 'withdrawal'), reason, by: by(m) },
    ...on(m),
  }),
  ...[0, 1].map(() => (m: M): SheetCommand => {
    const external = formOf(m) === 'external';
    const index: Values = m.dice.chance(90) ? { index: 60 + m.dice.below(30) } : { index: 'high' };
    const values =
      external && m.dice.chance(50) ? { ...index, order: 8, register: true } : m.dice.chance(90) ? index : { order: 8 };
    const grade =
      external && m.dice.chance(60)
        ? m.dice.pick(['gold', 'gold', 'none', 'ghost'] as const)
        : m.dice.chance(6)
          ? 'silver'
          : null;
    const data = {
      ...{
        sheetId: m.id,
        proposalId: m.dice.chance(15) ? pendingIn(m, 'external') : m.fresh(),
        values,
        grade,
        by: by(m),
      },
      ...{
        scoring: scoringOf(formOf(m)),
        documentNumber: '市〔2026〕1号',
        document: m.dice.chance(90) ? file(52) : null,
      },
      ...{ findings: m.dice.chance(20) ? [finding(m)] : [], ...late(m) },
    };
    return { type: 'ProposeExternalResult', data, ...on(m) };
  }),
  ...[0, 1].map(() => (m: M): SheetCommand => {
    const data = { sheetId: m.id, proposalId: pendingIn(m, 'external'), by: by(m), ...scoring(m) };
    return { type: 'ConfirmExternalResult', data, ...on(m) };
  }),
  (m) => ({
    type: 'DeclineExternalResult',
    data: { sheetId: m.id, proposalId: pendingIn(m, 'external'), reason, by: by(m) },
    ...on(m),
  }),
  (m) => {
    const proposalId = m.dice.chance(25) ? pendingIn(m, 'falsification') : m.dice.chance(20) ? id(78) : m.fresh();
    return {
      type: 'ProposeFalsification',
      data: { sheetId: m.id, proposalId, what: 'evidence', grounds: reason, by: by(m) },
      ...on(m),
    };
  },
  (m) => {
    const found = m.state.status === 'none' || !m.dice.chance(15) ? undefined : m.dice.pick(m.state.falsified);
    const proposalId = found ?? pendingIn(m, 'falsification');
    return { type: 'ConfirmFalsification', data: { sheetId: m.id, proposalId, by: by(m) }, ...on(m) };
  },
  (m) => ({
    type: 'DeclineFalsification',
    data: { sheetId: m.id, proposalId: pendingIn(m, 'falsification'), reason, by: by(m) },
    ...on(m),
  }),
  (m) => ({
    type: 'ReopenSheet',
    data: { sheetId: m.id, cause: { kind: 'office', id: id(9) }, reason, by: by(m) },
    ...on(m),
  }),
  ...[0, 1].map(() => (m: M): SheetCommand => {
    const before = factsOf(told(m.stream('docket').events.slice(0, seenIn(m.state) + 1)));
    const now = docket(m, m.dice.chance(25) ? m.dice.below(6) : 0);
    const rest = { ...scoring(m), docket: now, factId: id(7_000), before };
    return { type: 'FollowDocket', data: { sheetId: m.id, ...rest }, ...on(m) };
  }),
  (m) => {
    const lacking = { selfCheck: false, assessments: 1, externalResult: false, indicators: [], arbitration: [] };
    const data = { sheetId: m.id, lacking };
    return m.dice.chance(30) ? { type: 'LeaveOutSheet', data, ...on(m) } : null;
  },
  (m) => {
    const scored = m.state.status === 'none' ? undefined : m.state.scored?.values['order'];
    const value = (m.dice.chance(20) ? scored : undefined) ?? orders(m);
    const rest = {
      indicator: m.dice.chance(90) ? 'order' : 'ghost',
      value,
      reason,
      by: by(m),
      scoring: scoringOf(formOf(m)),
    };
    const correctionId = m.dice.chance(20) ? pendingIn(m, 'correction') : m.fresh();
    return { type: 'CorrectSheet', data: { sheetId: m.id, correctionId, ...rest }, ...on(m) };
  },
  ...[0, 1].map(() => (m: M): SheetCommand => {
    const data = { sheetId: m.id, correctionId: pendingIn(m, 'correction'), by: by(m), ...scoring(m) };
    return { type: 'ConfirmSheetCorrection', data, ...on(m) };
  }),
  (m) => ({
    type: 'DeclineSheetCorrection',
    data: { sheetId: m.id, correctionId: pendingIn(m, 'correction'), reason, by: by(m) },
    ...on(m),
  }),
];

type Rules = Parameters<typeof kindOf<SheetState, SheetCommand, SheetEvent>>[0]['objections'];
type CommandOf<Type extends SheetCommand['type']> = Extract<SheetCommand, { readonly type: Type }>;

function ofOpened<Command>(
  objections: (sheet: Opened, command: Command) => readonly Objection[],
): (state: SheetState, command: Command) => readonly Objection[] {
  return (state, command) => (state.status === 'none' ? [['SHEET.NOT_FOUND', true]] : objections(state, command));
}

const lateOf = (
  { opened }: Opened,
  { data, today }: { readonly data: Parameters<typeof lateObjections>[1]; readonly today: string },
): readonly Objection[] => lateObjections('SHEET', data, today, opened.period.from);

const ofProposal = (
  proposal: { readonly proposedBy: OfficerAsOf } | null,
  isIt: boolean,
  who: OfficerAsOf,
): readonly Objection[] => [
  ['SHEET.PROPOSAL_UNKNOWN', !isIt],
  ['SHEET.SAME_PERSON', isIt && proposal !== null && samePerson(proposal.proposedBy, who)],
];
/** Only an appointed assessor who need not stand aside. */
const assessing = (state: Opened, who: ActingOfficer, ties: SheetTies): readonly Objection[] => {
  const appointed = state.assessors.some(({ personId }) => personId === who.officer.personId);
  if (state.opened.assessors === null) return [['SHEET.NO_ASSESSORS', true]];
  return [
    ['SHEET.NOT_ASSESSOR', !appointed],
    ['SHEET.AVOIDANCE', appointed && isBarred(state, who, ties)],
  ];
};
const rulesFor = assessmentRulesOf(PINNED.rules);
const isFigure = (value: Value | undefined): boolean => typeof value === 'number';

const objections: Rules = {
  OpenSheet: (state, { data }) => {
    if (state.status === 'none') return [];
    const again = state.opened.roundId === data.roundId && state.opened.subject.id === data.subject.id;
    return [
      [SILENT, again],
      ['SHEET.ALREADY_OPEN', !again],
    ];
  },
  ApplyForSheet: ofOpened(({ opened }, { data }: CommandOf<'ApplyForSheet'>) => [
    [SILENT, opened.application?.id === data.application.id],
  ]),
  AppointAssessor: ofOpened((sheet, { data }: CommandOf<'AppointAssessor'>) => {
    const { opened, status, assessors, leftOut, scored } = sheet;
    if (opened.assessors === null) return [['SHEET.NO_ASSESSORS', true]];
    if (assessors.some(({ personId }) => personId === data.assessor.officer.personId)) return [[SILENT, true]];
    return [
      ['SHEET.SCORED', status === 'scored'],
      ['SHEET.ROUND_CLOSED', leftOut && scored === null],
      [
        'SHEET.ASSESSORS_ENOUGH',
        status !== 'scored' && assessors.length >= opened.assessors + (status === 'arbitration' ? 1 : 0),
      ],
      ['SHEET.AVOIDANCE', status !== 'scored' && isBarred(sheet, data.assessor, data.ties)],
      ['SHEET.ASSESSOR_TOO_LOW', !data.reaches],
    ];
  }),
  WithdrawAssessor: ofOpened(({ assessors, assessments, orderedAside }, { data }: CommandOf<'WithdrawAssessor'>) => {
    const { assessor: of, avoids } = data;
    const appointed = assessors.some(({ personId }) => personId === of.personId);
    if (avoids && !appointed && orderedAside.includes(of.personId)) return [[SILENT, true]];
    const filed = assessments.some(({ assessor: filer }) => samePerson(filer, of));
    return [
      ['SHEET.FILED_ALREADY', filed],
      ['SHEET.NOT_APPOINTED', !avoids && !appointed && !filed],
    ];
  }),
  DeclareAvoidance: ofOpened(({ stoodAside, assessors, assessments }, { data }: CommandOf<'DeclareAvoidance'>) => {
    if (stoodAside.includes(data.by.personId)) return [[SILENT, true]];
    return [
      ['SHEET.NOT_ASSESSOR', assessors.every(({ personId }) => personId !== data.by.personId)],
      ['SHEET.FILED_ALREADY', assessments.some(({ assessor: filer }) => samePerson(filer, data.by))],
    ];
  }),
  SamplePoints: ofOpened(({ sampled }, { data }: CommandOf<'SamplePoints'>) => [
    [SILENT, sampled === data.seed],
    ['SHEET.SAMPLED', sampled !== null && sampled !== data.seed],
    ['SHEET.POPULATION_EMPTY', data.population.length === 0],
  ]),
  FileSelfCheck: ofOpened((sheet, command: CommandOf<'FileSelfCheck'>) => {
    const { opened, selfCheck, status } = sheet;
    const { values, statement, roundOpen } = command.data;
    if (selfCheck !== null && same(selfCheck.values, values) && same(selfCheck.statement, statement))
      return [[SILENT, true]];
    return [
      ['SHEET.NOT_A_SELF_CHECK', opened.kind === 'external' || opened.form === 'summary'],
      ['SHEET.SELF_CHECK_FILED', selfCheck !== null],
      ['SHEET.SCORED', status === 'scored'],
      ['SHEET.ROUND_CLOSED', !roundOpen && status !== 'reopened'],
      ...lateOf(sheet, command),
      ['SHEET.VALUES_INVALID', !isFit(values, ['order', 'register'])],
    ];
  }),
  FileAssessment: ofOpened((sheet, command: CommandOf<'FileAssessment'>) => {
    const { opened, assessments, assessors, status, scored, arbitrated } = sheet;
    const { values, by: who, recordedBy, recorderUnits, ties, roundOpen } = command.data;
    const hands = [who, ...(recordedBy === null ? [] : [{ officer: recordedBy, unitIds: recorderUnits }])];
    const mine = assessments.find(({ assessor: filer }) => samePerson(filer, who.officer));
    if (mine !== undefined && same(mine.values, values) && same(mine.evidence, command.data.evidence))
      return [[SILENT, true]];
    if (opened.assessors === null) return [['SHEET.NO_ASSESSORS', true]];
    return [
      ['SHEET.FILED_ALREADY', mine !== undefined],
      ['SHEET.SCORED', status === 'scored'],
      [
        'SHEET.NOT_ASSESSOR',
        status !== 'scored' && assessors.every(({ personId }) => personId !== who.officer.personId),
      ],
      ['SHEET.AVOIDANCE', hands.some((hand) => isBarred(sheet, hand, ties))],
      ['SHEET.ROUND_CLOSED', !roundOpen && status !== 'reopened' && scored === null],
      ...lateOf(sheet, command),
      ['SHEET.VALUES_INVALID', !isFit(values, arbitrated ?? ['order', 'register'])],
    ];
  }),
  RecordAdjustment: ofOpened((sheet, { data }: CommandOf<'RecordAdjustment'>) => {
    const { status, adjustments, opened } = sheet;
    const asAssessor = assessing(sheet, data.by, data.ties);
    const tied: Objection = ['SHEET.AVOIDANCE', isBarred(sheet, data.by, data.ties)];
    const before = adjustments.filter(({ code }) => code === data.code).reduce((sum, { times }) => sum + times, 0);
    return [
      ['SHEET.SCORED', status === 'scored'],
      ...(status === 'scored' ? [] : opened.assessors === null ? [tied] : asAssessor),
      ['SHEET.ADJUSTMENT_UNKNOWN', data.code !== 'bonus'],
      ['SHEET.ABOVE_CAP', data.code === 'bonus' && before >= 2],
    ];
  }),
  FillValue: ofOpened((sheet, { data }: CommandOf<'FillValue'>) => {
    if (same(sheet.filled[data.indicator], data.value)) return [[SILENT, true]];
    const { residents } = (data.value as { readonly groups: { readonly residents: { n: number; d: number } } }).groups;
    const known = data.indicator === 'satisfaction';
    return [
      ['SHEET.INDICATOR_UNKNOWN', !known],
      ['SHEET.VALUES_INVALID', known && residents.n > residents.d],
    ];
  }),
  MarkEvidenced: ofOpened((sheet, { data }: CommandOf<'MarkEvidenced'>) => {
    const { status, scored, opened, evidence: known } = sheet;
    const marks = known[data.indicator];
    const after = { ...marks, [data.sourceId]: data.evidence };
    const isAsked = opened.form === 'selfCheck' && scored?.told === null && scored.values['register'] !== undefined;
    const moves = isAsked && isShown(sheet, marks) !== isShown(sheet, after);
    return [
      [SILENT, same(marks?.[data.sourceId], data.evidence)],
      [SILENT, status === 'scored' && data.over && !moves],
    ];
  }),
  ReopenEvidence: ofOpened(({ evidence: known }, { data }: CommandOf<'ReopenEvidence'>) => [
    [SILENT, known[data.indicator]?.[data.sourceId] === undefined],
  ]),
  RecordFinding: ofOpened((sheet, command: CommandOf<'RecordFinding'>) => {
    const { by: who, ties } = command.data;
    const known = sheet.findings[command.data.finding.findingId];
    if (known === undefined) return [...assessing(sheet, who, ties), ...lateOf(sheet, command)];
    const { findingId, indicator, serious, what, pointId, putRightOnTheSpot, evidence: shown } = command.data.finding;
    const told = { findingId, indicator, serious, what, pointId, putRightOnTheSpot, evidence: shown };
    const again = same({ ...told, by: known.by, withdrawn: known.withdrawn }, known);
    return [
      [SILENT, again],
      ['SHEET.FINDING_EXISTS', !again],
    ];
  }),
  WithdrawFinding: ofOpened((sheet, { data }: CommandOf<'WithdrawFinding'>) => {
    const known = sheet.findings[data.findingId];
    if (known === undefined) return [['SHEET.FINDING_UNKNOWN', true]];
    if (known.withdrawn) return [[SILENT, true]];
    return [['SHEET.FINDING_OF_TWO', known.by.length > 1], ...assessing(sheet, data.by, data.ties)];
  }),
  ProposeFindingWithdrawal: ofOpened((state, { data }: CommandOf<'ProposeFindingWithdrawal'>) => {
    const { opened, status, findings, withdrawal, assessments, leftOut, scored } = state;
    const over = status === 'scored' || (leftOut && scored === null) || assessments.length >= (opened.assessors ?? 0);
    const known = findings[data.findingId];
    if (withdrawal?.withdrawalId === data.withdrawalId) return [[SILENT, true]];
    if (known === undefined) return [['SHEET.FINDING_UNKNOWN', true]];
    if (known.withdrawn) return [[SILENT, true]];
    return [
      ['SHEET.FINDING_OF_ONE', known.by.length === 1 && !over],
      ['SHEET.PROPOSAL_PENDING', withdrawal !== null],
    ];
  }),
  ConfirmFindingWithdrawal: ofOpened(({ withdrawal }, { data }: CommandOf<'ConfirmFindingWithdrawal'>) =>
    ofProposal(withdrawal, withdrawal?.withdrawalId === data.withdrawalId, data.by),
  ),
  DeclineFindingWithdrawal: ofOpened(({ withdrawal }, { data }: CommandOf<'DeclineFindingWithdrawal'>) => [
    ['SHEET.PROPOSAL_UNKNOWN', withdrawal?.withdrawalId !== data.withdrawalId],
  ]),
  ProposeExternalResult: ofOpened((sheet, command: CommandOf<'ProposeExternalResult'>) => {
    const { opened, status, external } = sheet;
    const { proposalId, values, grade, document } = command.data;
    if (external?.proposalId === proposalId) return [[SILENT, true]];
    const own = opened.kind !== 'external';
    const codes = Object.keys(values);
    const foreign = own && (grade !== null || codes.some((code) => code !== 'index'));
    return [
      ['SHEET.PROPOSAL_PENDING', external !== null],
      ['SHEET.SCORED', status === 'scored'],
      ['SHEET.NOT_EXTERNAL', foreign],
      ['SHEET.GRADE_UNKNOWN', grade === 'ghost'],
      ['SHEET.DOCUMENT_MISSING', document === null],
      ['SHEET.VALUES_INVALID', codes.includes('index') && !isFigure(values['index'])],
      ...lateOf(sheet, command),
    ];
  }),
  ConfirmExternalResult: ofOpened(({ external }, { data }: CommandOf<'ConfirmExternalResult'>) =>
    ofProposal(external, external?.proposalId === data.proposalId, data.by),
  ),
  DeclineExternalResult: ofOpened(({ external }, { data }: CommandOf<'DeclineExternalResult'>) => [
    ['SHEET.PROPOSAL_UNKNOWN', external?.proposalId !== data.proposalId],
  ]),
  ProposeFalsification: ofOpened(({ falsified, falsification }, { data }: CommandOf<'ProposeFalsification'>) => {
    const again = falsified.includes(data.proposalId) || falsification?.proposalId === data.proposalId;
    return [
      [SILENT, again],
      ['SHEET.PROPOSAL_PENDING', falsification !== null && !again],
    ];
  }),
  ConfirmFalsification: ofOpened(({ falsified, falsification }, { data }: CommandOf<'ConfirmFalsification'>) => {
    if (falsified.includes(data.proposalId)) return [[SILENT, true]];
    return ofProposal(falsification, falsification?.proposalId === data.proposalId, data.by);
  }),
  DeclineFalsification: ofOpened(({ falsification }, { data }: CommandOf<'DeclineFalsification'>) => [
    ['SHEET.PROPOSAL_UNKNOWN', falsification?.proposalId !== data.proposalId],
  ]),
  ReopenSheet: ofOpened(({ status }) => [
    [SILENT, status === 'reopened'],
    ['SHEET.NOT_SCORED', status !== 'scored' && status !== 'reopened'],
  ]),
  FollowDocket: ofOpened((sheet, { data }: CommandOf<'FollowDocket'>) => {
    const { status, scored } = sheet;
    const now = data.docket;
    return [
      [SILENT, status !== 'scored' || scored?.told !== null],
      [SILENT, now === null || Number(now.revision) <= seenIn(sheet)],
      [SILENT, isVetoed(data.before, sheet) === isVetoed(now?.facts ?? [], sheet)],
    ];
  }),
  LeaveOutSheet: ofOpened(({ leftOut }) => [[SILENT, leftOut]]),
  CorrectSheet: ofOpened(({ status, scored, correction }, { data }: CommandOf<'CorrectSheet'>) => {
    if (correction?.correctionId === data.correctionId) return [[SILENT, true]];
    if (status !== 'scored') return [['SHEET.NOT_SCORED', true]];
    if (same(scored?.values[data.indicator], data.value)) return [[SILENT, true]];
    const known = data.indicator === 'order';
    return [
      ['SHEET.PROPOSAL_PENDING', correction !== null],
      ['SHEET.INDICATOR_UNKNOWN', !known],
      ['SHEET.VALUES_INVALID', known && !isFit({ order: data.value }, ['order'])],
    ];
  }),
  ConfirmSheetCorrection: ofOpened(({ correction }, { data }: CommandOf<'ConfirmSheetCorrection'>) =>
    ofProposal(correction, correction?.correctionId === data.correctionId, data.by),
  ),
  DeclineSheetCorrection: ofOpened(({ correction }, { data }: CommandOf<'DeclineSheetCorrection'>) => [
    ['SHEET.PROPOSAL_UNKNOWN', correction?.correctionId !== data.correctionId],
  ]),
};

const pair = ({ by: both }: { readonly by: readonly OfficerAsOf[] }) => both;

export const sheet = kindOf<SheetState, SheetCommand, SheetEvent>({
  ...{ context: 'assessments', category: 'sheet', decider: 'sheetDecider', streams: FORMS.length },
  acts,
  objections,
  standing: ({ status }) => status,
  moves: {
    SheetOpened: { from: ['none'], to: ['open'] },
    AssessmentFiled: { from: ['open', 'waiting', 'arbitration', 'reopened'], to: ['waiting'] },
    ArbitrationAsked: { from: ['waiting', 'arbitration'], to: ['arbitration'] },
    SheetScored: { from: ['open', 'waiting', 'arbitration', 'reopened', 'scored'], to: ['scored'] },
    SheetReopened: { from: ['scored'], to: ['reopened'] },
  },
  byTwo: {
    ExternalResultConfirmed: pair,
    FalsificationFound: pair,
    /** Of a finding that two confirmed. */
    FindingWithdrawn: (data: { readonly proposedBy?: OfficerAsOf; readonly by: OfficerAsOf }) =>
      data.proposedBy === undefined ? null : [data.proposedBy, data.by],
    SheetCorrected: (data: { readonly proposedBy: OfficerAsOf; readonly confirmedBy: OfficerAsOf }) => [
      data.proposedBy,
      data.confirmedBy,
    ],
  },
  recompute: {
    /** Of its values, adjustments and evidence. */
    SheetScored: ({ values, basis }: Extract<SheetEvent, { type: 'SheetScored' }>['data'], at, before) => {
      const seen = (basis.inputs as readonly BasisInput[]).find(({ stream }) => stream.startsWith('docket-'));
      const facts = seen === undefined ? [] : factsOf(at(seen.stream, Number(seen.revision)) as DocketState);
      const { opened, adjustments, evidence: known } = before as Opened;
      const marked = { register: piecesOf(known['register']) };
      const { subject: of, period, enteredAt } = opened;
      const form = opened.kind === 'external' ? 'external' : (opened.form as 'inspection' | 'selfCheck');
      const result = rulesFor.sheetResult(scoringOf(form), {
        ...{
          class: of.class,
          period,
          docket: facts,
          appliedOn: null,
          values,
          evidence: marked,
          adjustments,
          enteredAt,
        },
      });
      return { result, way: rulesFor.shortestWay(scoringOf(form), result) };
    },
  },
});
