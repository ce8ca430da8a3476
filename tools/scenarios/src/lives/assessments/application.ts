import {
  assessmentRulesOf,
  type ApplicationCommand,
  type ApplicationEvent,
  type ApplicationState,
  type ConditionSeen,
  type DocketState,
  type FiledApplication,
  type KnownFact,
  type Values,
} from '@gongjian/assessments-domain';
import type { Application } from '@gongjian/plans-contracts';
import { addDays, type BasisInput, type OfficerAsOf } from '@gongjian/shared-kernel';
import { id, people, reason, recountObjections, same, samePerson, someCalendar } from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection, type Stream } from '../kind.js';
import { definition, KEY, PINNED, standard } from '../programme.js';
import { factsOf, late, lateObjections, placed } from './parts.js';

type M = Moment<ApplicationState>;

const on = ({ now, today }: M) => ({ now, today });
const by = ({ dice }: M): OfficerAsOf => dice.pick(people);
const rules = assessmentRulesOf(PINNED.rules);
/** One application goes through an evaluation, the others through a chain that says the grade itself. */
const evaluated: Application = {
  ...(definition.application as Application),
  chain: (definition.application as Application).chain.map((level) =>
    level.does === 'determine' ? { ...level, round: 'yearly' } : level,
  ),
};
const said = definition.application as Application;
const askedOf = (m: M): Application =>
  m.streamsOf('application').findIndex(({ id: each }) => each === m.id) % 2 === 0 ? evaluated : said;

const docketOf = (stream: Stream) => ({
  stream: stream.name,
  revision: String(stream.events.length - 1),
  facts: factsOf(stream.state as DocketState),
});
const opensDaysBefore = definition.award?.renewal?.opensDaysBefore ?? 0;
const judging = (m: M) => {
  const docket = m.stream('docket');
  return {
    ...{ application: askedOf(m), standard, facts: definition.facts },
    docket: docket.events.length === 0 || m.dice.chance(20) ? null : docketOf(docket),
  };
};
const declared = ({ dice }: M): Values =>
  dice.weigh<Values>([
    [6, {}],
    [2, { register: true }],
    [1, { ghost: true }],
    [1, { order: 99 }],
  ]);
const filed = ({ state }: M): FiledApplication | null =>
  state.status === 'none' || state.status === 'abandoned' ? null : state;
const levelOf = (state: FiledApplication) => state.filed.chain[state.level] ?? null;
const someLevel = (m: M): string => {
  const state = filed(m);
  const here = state === null ? null : levelOf(state);
  return (m.dice.chance(90) ? here?.code : undefined) ?? m.dice.pick(['check', 'decide', 'file'] as const);
};
/** Now and then once more what the same hand did last. */
const onLevel = (m: M) => {
  const last = m.dice.chance(12) ? filed(m)?.lastAct : undefined;
  const who = people.find(({ personId }) => personId === last?.personId) ?? by(m);
  return {
    applicationId: m.id,
    level: last?.level ?? someLevel(m),
    by: who,
    calendar: someCalendar(m.dice),
    ...late(m),
  };
};
const given = (m: M) => ({ grade: m.dice.pick(['gold', 'silver', 'noted', null] as const), named: ['gold', 'silver'] });

/** A plan of the life as the one that starts the programme again. */
const restartedBy = (m: M) => {
  const [plan] = m.streamsOf('plan').filter(({ events }) => events.length > 0);
  if (plan === undefined) return null;
  return { planId: plan.id, revision: m.dice.chance(80) ? String(plan.events.length - 1) : null };
};

const acts: readonly ((moment: M) => ApplicationCommand | null)[] = [
  ...[0, 1, 2].map(() => (m: M): ApplicationCommand => {
    const known = filed(m);
    const again = known !== null && m.dice.chance(50);
    const data = {
      ...{
        ...PINNED,
        ...judging(m),
        applicationId: m.id,
        subject: m.dice.chance(92) ? placed(0) : { ...placed(0), kind: 'point' },
      },
      ...{
        subjects: definition.subjects,
        endsOn: m.dice.chance(93) ? null : addDays(m.today, -1),
        historic: m.dice.chance(10),
        restart: m.dice.chance(50) ? restartedBy(m) : null,
      },
      ...{ renewal: definition.award?.renewal, filedBy: m.dice.chance(93) ? ('self' as const) : ('public' as const) },
      ...{ by: again ? (known?.filed.filer ?? null) : by(m), statement: null, calendar: someCalendar(m.dice) },
      ...{ declared: again ? (known?.filed.declared ?? {}) : declared(m), ...late(m) },
    };
    return { type: 'FileApplication', data, ...on(m) };
  }),
  ...[0, 1, 2].map(() => (m: M): ApplicationCommand => ({
    type: 'ApproveLevel',
    data: { ...onLevel(m), ...judging(m), note: null, ...given(m) },
    ...on(m),
  })),
  ...[0, 1].map(() => (m: M): ApplicationCommand => {
    const level = onLevel(m);
    const who = (m.dice.chance(12) ? filed(m)?.approvedBy : undefined) ?? level.by;
    return { type: 'AcceptLevel', data: { ...level, ...judging(m), by: who, ...given(m) }, ...on(m) };
  }),
  (m) => {
    const data = {
      ...onLevel(m),
      reason: m.dice.chance(88) ? reason : null,
      within: { days: 5, of: 'working' as const },
    };
    return { type: 'ReturnApplication', data, ...on(m) };
  },
  (m) => ({
    type: 'ResubmitApplication',
    data: { applicationId: m.id, statement: null, by: by(m), calendar: someCalendar(m.dice), ...late(m) },
    ...on(m),
  }),
  (m) => {
    const data = { ...onLevel(m), reason: m.dice.chance(88) ? reason : null };
    return m.dice.chance(40) ? { type: 'RejectApplication', data, ...on(m) } : null;
  },
  (m) => {
    const grade = m.dice.pick(['gold', 'silver', 'noted'] as const);
    const known = m.dice.chance(20) ? m.dice.pick(filed(m)?.grades ?? []) : undefined;
    const graded = { roundId: id(21), roundCode: 'yearly', sheetId: id(22), grade, named: grade !== 'noted' };
    const data = { applicationId: m.id, ...(known ?? graded) };
    return m.dice.chance(15) ? { type: 'RecordGrade', data, ...on(m) } : null;
  },
  ...[0, 1].map(() => (m: M): ApplicationCommand => ({
    type: 'RecordFiling',
    data: { ...onLevel(m), receiptNumber: '收-1' },
    ...on(m),
  })),
  (m) =>
    m.dice.chance(50) ? { type: 'HoldApplication', data: { applicationId: m.id, removalId: id(90) }, ...on(m) } : null,
  (m) => ({
    type: 'ResumeApplication',
    data: { applicationId: m.id, ...judging(m), calendar: someCalendar(m.dice) },
    ...on(m),
  }),
  (m) => {
    const data = { applicationId: m.id, reason, by: by(m), ...late(m) };
    return m.dice.chance(15) ? { type: 'WithdrawApplication', data, ...on(m) } : null;
  },
  (m) => ({
    type: 'ReviseApplicationDue',
    data: { applicationId: m.id, calendar: someCalendar(m.dice) },
    ...on(m),
  }),
  (m) => ({ type: 'MarkLevelOverdue', data: { applicationId: m.id }, ...on(m) }),
  (m) => (m.dice.chance(12) ? { type: 'AbandonCreation', data: { applicationId: m.id }, ...on(m) } : null),
];

type Rules = Parameters<typeof kindOf<ApplicationState, ApplicationCommand, ApplicationEvent>>[0]['objections'];
type CommandOf<Type extends ApplicationCommand['type']> = Extract<ApplicationCommand, { readonly type: Type }>;

function ofFiled<Command>(
  objections: (state: FiledApplication, command: Command) => readonly Objection[],
): (state: ApplicationState, command: Command) => readonly Objection[] {
  return (state, command) => {
    if (state.status === 'none') return [['APPLICATION.NOT_FOUND', true]];
    if (state.status === 'abandoned') return [['APPLICATION.ABANDONED', true]];
    return objections(state, command);
  };
}

const repeats = (state: FiledApplication, type: ApplicationEvent['type'], level: string, who: OfficerAsOf): boolean =>
  state.lastAct?.type === type && state.lastAct.level === level && state.lastAct.personId === who.personId;
const isOwn = ({ filed: { filer, recordedBy } }: FiledApplication, who: OfficerAsOf): boolean =>
  (filer !== null && samePerson(filer, who)) || (recordedBy !== undefined && samePerson(recordedBy, who));
const elsewhere = (state: FiledApplication, level: string): boolean => levelOf(state)?.code !== level;
const lateOf = (
  state: FiledApplication,
  { data, today }: { readonly data: Parameters<typeof lateObjections>[1]; readonly today: string },
  notBefore = state.reachedOn,
): readonly Objection[] => lateObjections('APPLICATION', data, today, notBefore);
/** What stands against acting at a level at all. */
const atLevel = (state: FiledApplication, level: string, who: OfficerAsOf): readonly Objection[] => [
  ['APPLICATION.ON_HOLD', state.status === 'onHold'],
  ['APPLICATION.NOT_AT_LEVEL', state.status !== 'atLevel' && state.status !== 'onHold'],
  ['APPLICATION.NOT_AT_LEVEL', elsewhere(state, level)],
  ['APPLICATION.OWN_APPLICATION', isOwn(state, who)],
];
/** Whether what is determined may be. */
function determining(
  state: FiledApplication,
  { grade, named }: { readonly grade: string | null; readonly named: readonly string[] },
): readonly Objection[] {
  if (levelOf(state)?.does !== 'determine') return [];
  if (state.filed.chain.every(({ round }) => round === null)) {
    return [['APPLICATION.BELOW_BAR', grade === null || !named.includes(grade)]];
  }
  return [['APPLICATION.BELOW_BAR', state.grades.at(-1)?.named === false]];
}
type JudgedBy = Pick<CommandOf<'ResumeApplication'>['data'], 'application' | 'docket'>;
function conditionsSeen(
  data: JudgedBy,
  { declared: values, filedOn }: { readonly declared: Values; readonly filedOn?: string },
  day: string,
): readonly ConditionSeen[] {
  const docket = data.docket?.facts ?? [];
  const again = docket.some((fact) => fact.fact === 'title' && fact.key === KEY && fact.standing === 'removed');
  const asked = again ? data.application.reapply : data.application.conditions;
  const context = { standard, facts: definition.facts, class: null, docket, on: day };
  const met = rules.declaredMet(values, [], context);
  return rules.meets(asked, {
    key: KEY,
    docket,
    facts: definition.facts,
    on: day,
    filedOn: filedOn ?? day,
    declared: met,
  });
}
/** A level is passed while the conditions still hold. */
const unmet = (
  { filed }: FiledApplication,
  { data, today }: { readonly data: JudgedBy & Parameters<typeof lateObjections>[1]; readonly today: string },
): Objection => {
  const seen = conditionsSeen(data, filed, data.lateEntry?.effectiveOn ?? today);
  return ['APPLICATION.CONDITIONS_NOT_MET', seen.some(({ met }) => !met)];
};
const holdsTitle = (facts: readonly KnownFact[], day: string): boolean =>
  facts.some((fact) => {
    if (fact.fact !== 'title' || fact.key !== KEY || fact.standing === 'removed' || fact.standing === 'ended')
      return false;
    if (fact.validTo === null) return true;
    return fact.validTo >= day && day < addDays(fact.validTo, -opensDaysBefore);
  });

/** Every condition of the invented programme is met by time alone within as many days. */
const FORESEEN = 120;

const objections: Rules = {
  FileApplication: (state, { data, today }) => {
    if (state.status === 'abandoned') return [['APPLICATION.ABANDONED', true]];
    if (state.status !== 'none') {
      const { filed: before } = state;
      const again =
        before.subject.id === data.subject.id &&
        same(before.declared, data.declared) &&
        before.filer?.personId === data.by?.personId;
      return [
        [SILENT, again],
        ['APPLICATION.EXISTS', !again],
      ];
    }
    const day = data.lateEntry?.effectiveOn ?? today;
    const faulty = Object.hasOwn(data.declared, 'ghost') || data.declared['order'] === 99;
    return [
      ...lateObjections('APPLICATION', data, today, null),
      [
        'APPLICATION.PROGRAMME_OVER',
        (data.historic && data.restart === null) || (data.endsOn !== null && day > data.endsOn),
      ],
      ['APPLICATION.NOT_A_SUBJECT', data.subject.kind !== 'compound'],
      ['APPLICATION.FILER_NOT_ALLOWED', data.filedBy !== 'self'],
      ['APPLICATION.TITLED_ALREADY', holdsTitle(data.docket?.facts ?? [], day)],
      ['APPLICATION.DECLARED_INVALID', faulty],
      [
        'APPLICATION.CONDITIONS_NOT_MET',
        conditionsSeen(data, { declared: data.declared }, day).some(({ met }) => !met),
      ],
    ];
  },
  ApproveLevel: ofFiled((state, command: CommandOf<'ApproveLevel'>) => {
    const { level, by: who } = command.data;
    if (repeats(state, 'LevelApproved', level, who)) return [[SILENT, true]];
    const here = levelOf(state);
    const waits = here?.does === 'determine' && here.round !== null && state.grades.length === 0;
    return [
      ...atLevel(state, level, who),
      ['APPLICATION.NOT_AT_LEVEL', here?.does === 'file' || state.approvedBy !== null],
      ['APPLICATION.NOT_ASSESSED', waits],
      ...lateOf(state, command),
      unmet(state, command),
      ...determining(state, command.data),
    ];
  }),
  AcceptLevel: ofFiled((state, command: CommandOf<'AcceptLevel'>) => {
    const { level, by: who } = command.data;
    if (repeats(state, 'LevelAccepted', level, who)) return [[SILENT, true]];
    const first = state.approvedBy;
    return [
      ...atLevel(state, level, who),
      ['APPLICATION.NOT_AT_LEVEL', first === null || levelOf(state)?.twoStep !== true],
      ['APPLICATION.SAME_PERSON', first !== null && samePerson(first, who)],
      ...lateOf(state, command),
      unmet(state, command),
      ...determining(state, command.data),
    ];
  }),
  ReturnApplication: ofFiled((state, command: CommandOf<'ReturnApplication'>) => {
    const { level, by: who } = command.data;
    if (state.status === 'returned' && repeats(state, 'ApplicationReturned', level, who)) return [[SILENT, true]];
    return [
      ...atLevel(state, level, who),
      ['APPLICATION.REASON_MISSING', command.data.reason === null],
      ...lateOf(state, command),
    ];
  }),
  ResubmitApplication: ofFiled((state, command: CommandOf<'ResubmitApplication'>) => [
    ['APPLICATION.ON_HOLD', state.status === 'onHold'],
    ['APPLICATION.NOT_RETURNED', state.status !== 'returned' && state.status !== 'onHold'],
    ...lateOf(state, command),
  ]),
  RejectApplication: ofFiled((state, command: CommandOf<'RejectApplication'>) => {
    const { level, by: who } = command.data;
    if (state.status === 'rejected' && repeats(state, 'ApplicationRejected', level, who)) return [[SILENT, true]];
    const held = state.status === 'onHold';
    return [
      ...atLevel(state, level, who).filter(([code]) => code !== 'APPLICATION.ON_HOLD'),
      ['APPLICATION.MAY_NOT_REJECT', !held && levelOf(state)?.mayReject !== true],
      ['APPLICATION.REASON_MISSING', command.data.reason === null],
      ...lateOf(state, command),
    ];
  }),
  RecordGrade: ofFiled((state, { data: { applicationId: _applicationId, ...graded } }: CommandOf<'RecordGrade'>) => [
    [SILENT, state.grades.some((known) => same(known, graded))],
  ]),
  RecordFiling: ofFiled((state, command: CommandOf<'RecordFiling'>) => {
    const { level, by: who } = command.data;
    if (repeats(state, 'ApplicationFiledUpward', level, who)) return [[SILENT, true]];
    if (!state.determined) return [['APPLICATION.NOT_DETERMINED', true]];
    const here = state.status === 'determined' && levelOf(state)?.does === 'file' && !elsewhere(state, level);
    return [['APPLICATION.NOT_AT_LEVEL', !here], ...lateOf(state, command)];
  }),
  HoldApplication: ofFiled(({ status }) => [[SILENT, status !== 'atLevel' && status !== 'returned']]),
  ResumeApplication: ofFiled((state, { data, today }: CommandOf<'ResumeApplication'>) => {
    if (state.status !== 'onHold') return [[SILENT, true]];
    const meetsOn = (day: string): boolean => conditionsSeen(data, state.filed, day).every(({ met }) => met);
    if (meetsOn(today)) return [];
    const days = Array.from({ length: FORESEEN }, (_each, n) => addDays(today, n + 1));
    return [[SILENT, (days.find(meetsOn) ?? null) === state.resumesOn]];
  }),
  WithdrawApplication: ofFiled((state, command: CommandOf<'WithdrawApplication'>) => {
    if (state.status === 'withdrawn') return [[SILENT, true]];
    return [
      ['APPLICATION.DETERMINED', state.determined],
      ['APPLICATION.NOT_AT_LEVEL', state.status === 'rejected'],
      ...lateOf(state, command, state.filed.filedOn),
    ];
  }),
  MarkLevelOverdue: ofFiled((state, { now }: CommandOf<'MarkLevelOverdue'>) => {
    const runs = state.status === 'atLevel' || state.status === 'determined';
    return [[SILENT, !runs || state.overdue || state.due === null || levelOf(state) === null || now < state.due.dueAt]];
  }),
  ReviseApplicationDue: ofFiled((state, { data }: CommandOf<'ReviseApplicationDue'>) => {
    const at = state.status === 'onHold' && state.heldFrom === 'returned' ? 'returned' : state.status;
    const runs = at === 'atLevel' || at === 'determined' || at === 'returned';
    return recountObjections(runs ? state.due : null, data.calendar);
  }),
  AbandonCreation: (state) => [[SILENT, state.status !== 'none']],
};

export const application = kindOf<ApplicationState, ApplicationCommand, ApplicationEvent>({
  ...{ context: 'assessments', category: 'application', decider: 'applicationDecider', streams: 6 },
  needs: ['docket'],
  acts,
  objections,
  standing: ({ status }) => status,
  moves: {
    CreationAbandoned: { from: ['none'], to: ['abandoned'] },
    ApplicationFiled: { from: ['none'], to: ['atLevel'] },
    LevelReached: { from: ['atLevel', 'determined'], to: ['atLevel', 'determined'] },
    ApplicationReturned: { from: ['atLevel'], to: ['returned'] },
    ApplicationResubmitted: { from: ['returned'], to: ['atLevel'] },
    ApplicationRejected: { from: ['atLevel', 'onHold'], to: ['rejected'] },
    ApplicationDetermined: { from: ['atLevel'], to: ['determined'] },
    ApplicationFiledUpward: { from: ['determined'], to: ['filedUpward'] },
    ApplicationPutOnHold: { from: ['atLevel', 'returned'], to: ['onHold'] },
    ApplicationResumed: { from: ['onHold'], to: ['atLevel', 'returned'] },
    ApplicationWithdrawn: { from: ['atLevel', 'returned', 'onHold'], to: ['withdrawn'] },
  },
  byTwo: {
    ApplicationDetermined: ({ by: both }: { readonly by: readonly OfficerAsOf[] }) => both,
  },
  recompute: {
    ApplicationFiled: (data: Extract<ApplicationEvent, { type: 'ApplicationFiled' }>['data'], at) => {
      const seen = (data.basis.inputs as readonly BasisInput[]).find(({ stream }) => stream.startsWith('docket-'));
      const docket = seen === undefined ? [] : factsOf(at(seen.stream, Number(seen.revision)) as DocketState);
      const again = docket.some((fact) => fact.fact === 'title' && fact.key === KEY && fact.standing === 'removed');
      const asked = again ? said.reapply : said.conditions;
      const context = { standard, facts: definition.facts, class: null, docket, on: data.filedOn };
      const met = rules.declaredMet(data.declared, [], context);
      const days = { on: data.filedOn, filedOn: data.filedOn };
      const meeting = { key: KEY, docket, facts: definition.facts, ...days, declared: met };
      return { again, conditions: rules.meets(asked, meeting) };
    },
  },
});
