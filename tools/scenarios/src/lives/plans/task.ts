import type {
  Demand,
  LivingTask,
  TaskCommand,
  TaskCorrection,
  TaskCorrected,
  TaskDecision,
  TaskEvent,
  TaskPerson,
  TaskState,
  TaskUnit,
} from '@gongjian/plans-domain';
import { addDays, daysBetween, type LocalDate, type OfficerAsOf, type UnitAsOf } from '@gongjian/shared-kernel';
import {
  committee,
  county,
  healthBureau,
  id,
  reason,
  recountObjections,
  same,
  samePerson,
  secretary,
  someCalendar,
} from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import {
  acting,
  by,
  demandsObjections,
  dueClock,
  evidenceObjections,
  evidenceOf,
  forUnit,
  isUndoing,
  late,
  on,
  reviewObjections,
  reviewOf,
  someDemands,
  taskRules,
  units,
} from './parts.js';

type M = Moment<TaskState>;
type CommandOf<Type extends TaskCommand['type']> = Extract<TaskCommand, { readonly type: Type }>;

const known = ({ state }: M): LivingTask | null => (state.status === 'none' ? null : state);
const runs = ({ status }: LivingTask): boolean =>
  status === 'assigned' || status === 'signedFor' || status === 'returned';
const isResponsible = ({ role }: TaskUnit): boolean => role === 'responsible';
const isBound = ({ units: all }: LivingTask, unitId: string): boolean =>
  all.some(({ role, unit }) => unit.id === unitId && role !== 'assisting');
const dueOn = (m: M): LocalDate => addDays(m.today, m.dice.below(14) - 2);
const unit = (m: M): UnitAsOf => (m.dice.chance(88) ? committee : m.dice.pick(units));
const someUnits = ({ dice }: M): readonly TaskUnit[] =>
  dice.weigh<readonly TaskUnit[]>([
    [
      12,
      [
        { role: 'responsible', unit: committee },
        { role: 'assisting', unit: healthBureau },
      ],
    ],
    [3, [{ role: 'lead', unit: committee }]],
    [1, [{ role: 'assisting', unit: healthBureau }]],
    [
      1,
      [
        { role: 'responsible', unit: committee },
        { role: 'assisting', unit: committee },
      ],
    ],
  ]);
const someHolders = ({ dice }: M): readonly TaskPerson[] =>
  dice.chance(70) ? [{ role: 'handler', personId: id(307 + dice.below(2)), text: null, post: null, unit: null }] : [];
const unitsObjections = (all: readonly TaskUnit[]): readonly Objection[] => [
  ['TASK.NO_UNIT', all.every(({ role }) => role === 'assisting')],
  ['TASK.UNIT_TWICE', new Set(all.map((each) => each.unit.id)).size < all.length],
];
const correction = (m: M): TaskCorrection => {
  const value = `更正${m.dice.below(3)}`;
  return m.dice.pick<TaskCorrection>([
    { field: 'heading', value },
    { field: 'content', value },
    { field: 'deliverables', value: [value] },
    { field: 'documentNumber', value },
    { field: 'persons', value: [{ role: 'direct', personId: id(308), text: null, post: null, unit: null }] },
    { field: 'dueOn', value: dueOn(m) },
    { field: 'demands', value: someDemands(m) ?? [] },
    { field: 'dueOn', value: known(m)?.due.on ?? m.today },
  ]);
};
const demanded = (m: M): { readonly demands?: readonly Demand[] } => {
  const demands = someDemands(m);
  return demands === undefined ? {} : { demands };
};
const valueOf = (state: LivingTask, { field }: TaskCorrection): unknown =>
  field === 'dueOn' ? state.due.on : state[field];
/** What was decided with the value that is wrong. */
const usedIn = ({ decisions }: LivingTask, { field }: TaskCorrection): readonly TaskDecision[] =>
  field === 'dueOn' ? decisions : decisions.filter((decision) => 'level' in decision);
const pending = (m: M): string => (m.dice.chance(88) ? known(m)?.proposal?.correctionId : undefined) ?? id(9);

function ofKnown<Command>(
  objections: (state: LivingTask, command: Command) => readonly Objection[],
): (state: TaskState, command: Command) => readonly Objection[] {
  return (state, command) => (state.status === 'none' ? [['TASK.NOT_FOUND', true]] : objections(state, command));
}
function lateOf(
  { notBefore }: LivingTask,
  {
    data: { lateEntry },
    today,
  }: { readonly data: { readonly lateEntry: { readonly effectiveOn: LocalDate } | null }; readonly today: LocalDate },
): readonly Objection[] {
  if (lateEntry === null) return [];
  return [
    ['TASK.LATE_ENTRY_IN_FUTURE', lateEntry.effectiveOn > today],
    ['TASK.LATE_ENTRY_BEFORE_ASSIGNMENT', notBefore !== null && lateEntry.effectiveOn < notBefore],
  ];
}
const dayOf = ({
  data,
  today,
}: {
  readonly data: { readonly lateEntry: { readonly effectiveOn: LocalDate } | null };
  readonly today: LocalDate;
}): LocalDate => data.lateEntry?.effectiveOn ?? today;

/** What stands against a decision on a request. */
function deciding(
  state: LivingTask,
  requestId: string,
  who: OfficerAsOf,
  saysAgain: (decided: NonNullable<LivingTask['decidedExtension']>) => boolean,
): readonly Objection[] | null {
  const { decidedExtension, request } = state;
  if (decidedExtension?.request.requestId === requestId) {
    const again = saysAgain(decidedExtension);
    return [
      [SILENT, again],
      ['TASK.EXTENSION_DECIDED', !again],
    ];
  }
  if (request?.requestId !== requestId) return [['TASK.EXTENSION_UNKNOWN', true]];
  const own =
    samePerson(request.askedBy, who) || (request.recordedBy !== undefined && samePerson(request.recordedBy, who));
  return own ? [['TASK.OWN_REQUEST', true]] : null;
}
/** A request that waits; now and then one that was decided, by whoever decided it. */
const requestIn = (m: M): { readonly requestId: string; readonly by: OfficerAsOf } => {
  const decided = m.dice.chance(20) ? known(m)?.decidedExtension : undefined;
  if (decided != null) {
    return { requestId: decided.request.requestId, by: m.dice.chance(80) ? decided.decision.data.decidedBy : by(m) };
  }
  const request = m.dice.chance(90) ? known(m)?.request : undefined;
  return { requestId: request?.requestId ?? id(9), by: (m.dice.chance(22) ? request?.askedBy : undefined) ?? by(m) };
};

export const task = kindOf<TaskState, TaskCommand, TaskEvent>({
  ...{ context: 'plans', category: 'task', decider: 'taskDecider', streams: 5 },
  acts: [
    (m) => {
      const entry = late(m);
      const data = {
        ...{ taskId: m.id, planId: id(50), planRevision: '3', itemId: id(m.dice.chance(70) ? 51 : 52) },
        ...{ rules: taskRules(m), source: { kind: 'planItem' as const, reference: null, place: null } },
        ...{ heading: '清理楼道', content: '逐栋清理', deliverables: [], units: someUnits(m) },
        persons: someHolders(m),
        ...{ dueOn: dueOn(m), dueRule: { kind: 'stated' as const }, calendar: someCalendar(m.dice) },
        order: { documentNumber: '清创〔2026〕2号', issuedOn: m.today, document: null, signer: secretary, batch: null },
        ...demanded(m),
        ...(m.dice.chance(60) ? { supports: { subjectIds: [id(401)], indicators: ['register'] } } : {}),
      };
      return { type: 'AssignTask', data: { ...data, ...entry }, ...on(m) };
    },
    (m) => {
      const way = m.dice.pick(['console', 'paper'] as const);
      return {
        type: 'RecordTaskDelivery',
        data: { taskId: m.id, unit: m.dice.pick(units), way, ...late(m) },
        ...on(m),
      };
    },
    ...[0, 1].map(() => (m: M): TaskCommand => ({
      type: 'SignForTask',
      data: { taskId: m.id, unit: unit(m), by: by(m), ...forUnit(m) },
      ...on(m),
    })),
    (m) => {
      const data = { taskId: m.id, unit: unit(m), reason, by: by(m), ...forUnit(m) };
      return m.dice.chance(35) ? { type: 'RefuseTask', data, ...on(m) } : null;
    },
    ...[0, 1, 2, 3, 4, 5].map(() => (m: M): TaskCommand => {
      const again = m.dice.chance(15) ? known(m)?.request?.requestId : undefined;
      const until = addDays(known(m)?.due.on ?? m.today, m.dice.below(16) - 3);
      const data = { taskId: m.id, requestId: again ?? m.fresh(), unit: unit(m), until, reason, by: by(m) };
      return { type: 'RequestExtension', data: { ...data, ...forUnit(m) }, ...on(m) };
    }),
    ...[0, 1, 2, 3, 4, 5].map(() => (m: M): TaskCommand => {
      const granted = m.dice.chance(40) ? known(m)?.decidedExtension?.decision.data : undefined;
      const until = m.dice.chance(75) ? null : addDays(m.today, m.dice.below(16) - 3);
      const data = {
        ...{ taskId: m.id, ...requestIn(m), note: null, calendar: someCalendar(m.dice) },
        ...(granted === undefined ? { until, ...late(m) } : { until: null, lateEntry: granted.lateEntry ?? null }),
      };
      return { type: 'GrantExtension', data, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): TaskCommand => {
      const refused = m.dice.chance(40) ? known(m)?.decidedExtension?.decision.data : undefined;
      const entry = refused === undefined ? late(m) : { lateEntry: refused.lateEntry ?? null };
      return { type: 'RefuseExtension', data: { taskId: m.id, ...requestIn(m), reason, ...entry }, ...on(m) };
    }),
    ...[0, 1, 2].map(() => (m: M): TaskCommand => {
      const rest = { evidence: evidenceOf(m), statement: null, by: { officer: by(m), unitIds: [committee.id] } };
      return {
        type: 'SubmitEvidence',
        data: { taskId: m.id, unit: unit(m), ...rest, ...forUnit(m, dueClock(known(m)?.due)) },
        ...on(m),
      };
    }),
    ...[0, 1, 2, 3, 4].map(() => (m: M): TaskCommand => {
      const state = known(m);
      const level = state?.status === 'submitted' ? state.level : null;
      const review = reviewOf(m, state && { ...state, level }, dueOn(m));
      return { type: 'ReviewEvidence', data: { taskId: m.id, ...review, calendar: someCalendar(m.dice) }, ...on(m) };
    }),
    (m) => {
      const newDueOn = (m.dice.chance(25) ? known(m)?.due.on : undefined) ?? dueOn(m);
      const data = { taskId: m.id, reason, newDueOn, by: by(m), calendar: someCalendar(m.dice), ...late(m) };
      return { type: 'ReopenTask', data, ...on(m) };
    },
    (m) => {
      const data = { taskId: m.id, reason, by: by(m), ...late(m) };
      return m.dice.chance(25) ? { type: 'WithdrawTask', data, ...on(m) } : null;
    },
    (m) => {
      const state = m.dice.chance(25) ? known(m) : null;
      const data = {
        ...{ taskId: m.id, units: state?.units ?? someUnits(m), persons: state?.persons ?? [] },
        ...{ dueOn: state?.due.on ?? dueOn(m), reason, by: by(m), calendar: someCalendar(m.dice), ...late(m) },
        documentNumber: state === null && m.dice.chance(50) ? `清创〔2026〕${m.dice.below(3)}号` : null,
      };
      return { type: 'ReassignTask', data, ...on(m) };
    },
    ...[0, 1].map(() => (m: M): TaskCommand => ({
      type: 'UrgeTask',
      data: { taskId: m.id, words: null, by: acting(m) },
      ...on(m),
    })),
    ...[0, 1].map(() => (m: M): TaskCommand => {
      const holder = m.dice.chance(85) ? known(m)?.persons[0]?.personId : undefined;
      const to = { personId: id(307 + m.dice.below(3)), text: null, post: null, unit: null };
      const successorUnitIds = [m.dice.chance(85) ? committee.id : county.id];
      const data = { taskId: m.id, fromPersonId: holder ?? id(308), to, successorUnitIds, reason, by: by(m) };
      return { type: 'HandOverTask', data, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): TaskCommand => {
      const dueAt = (m.dice.chance(90) ? known(m)?.due.remindAt : undefined) ?? m.now;
      return { type: 'RemindTask', data: { taskId: m.id, dueAt }, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): TaskCommand => {
      const dueAt = (m.dice.chance(90) ? known(m)?.due.overdueAt : undefined) ?? m.now;
      return { type: 'MarkTaskOverdue', data: { taskId: m.id, dueAt }, ...on(m) };
    }),
    (m) => ({ type: 'ReviseTaskDue', data: { taskId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
    ...[0, 1].map(() => (m: M): TaskCommand => {
      const correctionId = m.dice.chance(15) ? pending(m) : m.fresh();
      const rest = { correctionId, corrects: id(33), correction: correction(m), reason, by: by(m) };
      return { type: 'CorrectTask', data: { taskId: m.id, ...rest, calendar: someCalendar(m.dice) }, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): TaskCommand => {
      const data = { taskId: m.id, correctionId: pending(m), by: by(m), calendar: someCalendar(m.dice) };
      return { type: 'ConfirmTaskCorrection', data, ...on(m) };
    }),
    (m) => ({
      type: 'DeclineTaskCorrection',
      data: { taskId: m.id, correctionId: pending(m), reason, by: by(m) },
      ...on(m),
    }),
    (m) => {
      const correctionId = m.dice.pick(Object.keys(known(m)?.reexamine ?? {})) ?? id(9);
      const outcome = m.dice.pick(['stands', 'doesNotStand'] as const);
      return { type: 'ReexamineDecisions', data: { taskId: m.id, correctionId, outcome, reason, by: by(m) }, ...on(m) };
    },
  ],
  objections: {
    AssignTask: (state, { data, today }) => {
      if (state.status !== 'none') {
        const again = data.itemId !== null && state.itemId === data.itemId && state.planId === data.planId;
        return [
          [SILENT, again],
          ['TASK.ALREADY_ASSIGNED', !again],
        ];
      }
      return [
        ...unitsObjections(data.units),
        ...demandsObjections(data.demands),
        ['TASK.DUE_IN_PAST', data.lateEntry === null && data.dueOn < today],
        ['TASK.LATE_ENTRY_IN_FUTURE', data.lateEntry !== null && data.lateEntry.effectiveOn > today],
      ];
    },
    RecordTaskDelivery: ofKnown((state, command: CommandOf<'RecordTaskDelivery'>) => {
      const { unit: at, way } = command.data;
      if (state.units.every((each) => each.unit.id !== at.id)) return [['TASK.NOT_YOUR_UNIT', true]];
      if (state.delivered.some((each) => each.unitId === at.id && each.way === way)) return [[SILENT, true]];
      return [
        ['TASK.NOT_OPEN', state.status === 'completed' || state.status === 'withdrawn'],
        ...lateOf(state, command),
      ];
    }),
    SignForTask: ofKnown((state, command: CommandOf<'SignForTask'>) => {
      const { unit: at } = command.data;
      const { status } = state;
      if (state.units.every((each) => each.unit.id !== at.id)) return [['TASK.NOT_YOUR_UNIT', true]];
      const closed = status === 'refused' || status === 'completed' || status === 'withdrawn';
      if (!closed && state.signedFor.includes(at.id)) return [[SILENT, true]];
      return [['TASK.NOT_OPEN', closed], ...lateOf(state, command)];
    }),
    RefuseTask: ofKnown((state, command: CommandOf<'RefuseTask'>) => {
      const { status } = state;
      if (!isBound(state, command.data.unit.id)) return [['TASK.NOT_YOUR_UNIT', true]];
      if (status === 'refused') return [[SILENT, true]];
      return [
        ['TASK.ALREADY_SIGNED_FOR', status === 'signedFor' || status === 'returned'],
        ['TASK.NOT_OPEN', status === 'submitted' || status === 'completed' || status === 'withdrawn'],
        ...lateOf(state, command),
      ];
    }),
    RequestExtension: ofKnown((state, command: CommandOf<'RequestExtension'>) => {
      const { data, today } = command;
      const open = state.status === 'signedFor' || state.status === 'returned';
      const { extension } = state.rules;
      const again = state.request?.requestId === data.requestId;
      if (open && isBound(state, data.unit.id) && again) return [[SILENT, true]];
      const tooOften = extension !== null && state.extensionsGranted >= extension.maxTimes;
      return [
        ['TASK.NOT_YOUR_UNIT', !isBound(state, data.unit.id)],
        ['TASK.NOT_SIGNED_FOR', state.status === 'assigned'],
        ['TASK.NOT_OPEN', !open && state.status !== 'assigned'],
        ['TASK.EXTENSION_PENDING', open && state.request !== null && !again],
        ...lateOf(state, command),
        ['TASK.EXTENSION_NOT_FORESEEN', extension === null],
        ['TASK.EXTENSION_TOO_OFTEN', tooOften],
        [
          'TASK.EXTENSION_TOO_LATE',
          extension !== null && !tooOften && daysBetween(today, state.due.on) < extension.mayBeAskedUntil,
        ],
        ['TASK.EXTENSION_NOT_LATER', data.until <= state.due.on],
      ];
    }),
    GrantExtension: ofKnown((state, command: CommandOf<'GrantExtension'>) => {
      const { requestId, by: who, note, lateEntry } = command.data;
      const stands = deciding(state, requestId, who, ({ request, decision: { type, data } }) => {
        const sameHand = data.decidedBy.personId === who.personId && same(data.lateEntry ?? null, lateEntry);
        if (type !== 'TaskExtended' || !sameHand || !same(data.note, note)) return false;
        return data.due.on === (command.data.until ?? request.until);
      });
      if (stands !== null) return stands;
      const until = command.data.until ?? state.request?.until ?? '';
      return [
        ['TASK.EXTENSION_NOT_LATER', until <= state.due.on],
        ['TASK.DUE_IN_PAST', until < dayOf(command)],
        ...lateOf(state, command),
      ];
    }),
    RefuseExtension: ofKnown((state, command: CommandOf<'RefuseExtension'>) => {
      const { requestId, by: who, reason: why, lateEntry } = command.data;
      const stands = deciding(state, requestId, who, ({ decision: { type, data } }) => {
        const sameHand = data.decidedBy.personId === who.personId && same(data.lateEntry ?? null, lateEntry);
        return type === 'TaskExtensionRefused' && sameHand && same(data.reason, why);
      });
      return stands ?? lateOf(state, command);
    }),
    SubmitEvidence: ofKnown((state, command: CommandOf<'SubmitEvidence'>) => {
      const { data } = command;
      const open = state.status === 'signedFor' || state.status === 'returned';
      const answering = state.units.flatMap((each) => (each.role === 'assisting' ? [] : [each.unit.id]));
      return [
        ['TASK.NOT_YOUR_UNIT', !isBound(state, data.unit.id)],
        ['TASK.NOT_SIGNED_FOR', state.status === 'assigned'],
        ['TASK.NOT_OPEN', !open && state.status !== 'assigned'],
        ...lateOf(state, command),
        ['TASK.LATE_ENTRY_UNDOES_OVERDUE', isUndoing(data, command, state.due.overdueAt, answering)],
        ...evidenceObjections('TASK', data.evidence),
      ];
    }),
    ReviewEvidence: ofKnown((state, command: CommandOf<'ReviewEvidence'>) => {
      const level = state.status === 'submitted' ? state.level : null;
      return reviewObjections('TASK', { ...state, level }, command.data, command.today, lateOf(state, command));
    }),
    ReopenTask: ofKnown((state, command: CommandOf<'ReopenTask'>) => {
      const { newDueOn } = command.data;
      const { due, status } = state;
      if (status === 'returned' && due.rule.kind === 'reopened' && due.on === newDueOn) return [[SILENT, true]];
      return [
        ['TASK.NOT_COMPLETED', status !== 'completed'],
        ...lateOf(state, command),
        ['TASK.DUE_IN_PAST', newDueOn < dayOf(command)],
      ];
    }),
    WithdrawTask: ofKnown((state, command: CommandOf<'WithdrawTask'>) => {
      if (state.status === 'withdrawn') return [[SILENT, true]];
      return [['TASK.NOT_OPEN', state.status === 'completed'], ...lateOf(state, command)];
    }),
    ReassignTask: ofKnown((state, command: CommandOf<'ReassignTask'>) => {
      const { units: all, persons, dueOn: day, documentNumber } = command.data;
      const { status } = state;
      const closed = status === 'submitted' || status === 'completed' || status === 'withdrawn';
      const again =
        status !== 'refused' &&
        same(state.units, all) &&
        same(state.persons, persons) &&
        state.due.on === day &&
        (documentNumber === null || documentNumber === state.documentNumber);
      if (!closed && again) return [[SILENT, true]];
      return [
        ['TASK.NOT_OPEN', closed],
        ...unitsObjections(all),
        ['TASK.DUE_IN_PAST', day < dayOf(command)],
        ...lateOf(state, command),
      ];
    }),
    UrgeTask: ofKnown((state, { data, today }: CommandOf<'UrgeTask'>) => {
      const { officer, unitIds } = data.by;
      const answering = state.units.find(({ role }) => role === 'lead') ?? state.units.find(isResponsible);
      return [
        ['TASK.NOT_OPEN', !runs(state)],
        ['TASK.URGING_ONESELF', answering !== undefined && unitIds.includes(answering.unit.id)],
        ['TASK.URGED_TODAY', state.urged[officer.unit?.id ?? officer.personId] === today],
      ];
    }),
    HandOverTask: ofKnown((state, { data }: CommandOf<'HandOverTask'>) => {
      const { fromPersonId, to, successorUnitIds } = data;
      const has = (personId: string): boolean => state.persons.some((each) => each.personId === personId);
      if (fromPersonId === to.personId || (!has(fromPersonId) && has(to.personId))) return [[SILENT, true]];
      return [
        ['TASK.NOT_OPEN', state.status === 'completed' || state.status === 'withdrawn'],
        ['TASK.PERSON_NOT_IN_TASK', !has(fromPersonId)],
        ['TASK.SUCCESSOR_ELSEWHERE', state.units.every((each) => !successorUnitIds.includes(each.unit.id))],
      ];
    }),
    RemindTask: ofKnown((state, { data, now }: CommandOf<'RemindTask'>) => {
      const asked = runs(state) && !state.reminded && state.due.remindAt === data.dueAt;
      return [
        [SILENT, !asked],
        ['TASK.NOT_YET_DUE', asked && now < data.dueAt],
      ];
    }),
    MarkTaskOverdue: ofKnown((state, { data, now }: CommandOf<'MarkTaskOverdue'>) => {
      const asked = runs(state) && !state.overdue && state.due.overdueAt === data.dueAt;
      return [
        [SILENT, !asked],
        ['TASK.NOT_YET_DUE', asked && now < data.dueAt],
      ];
    }),
    ReviseTaskDue: ofKnown((state, { data }: CommandOf<'ReviseTaskDue'>) =>
      recountObjections(runs(state) ? state.due : null, data.calendar),
    ),
    CorrectTask: ofKnown((state, { data }: CommandOf<'CorrectTask'>) => {
      const { correction: right, correctionId } = data;
      if (same(valueOf(state, right), right.value)) return [[SILENT, true]];
      const used = usedIn(state, right).length > 0;
      const again = used && state.proposal?.correctionId === correctionId;
      const closed = right.field === 'dueOn' && (state.status === 'completed' || state.status === 'withdrawn');
      return [
        ...(right.field === 'demands' ? demandsObjections(right.value) : []),
        ['TASK.NOT_OPEN', closed],
        [SILENT, again],
        ['TASK.CORRECTION_PENDING', used && state.proposal !== null && !again],
      ];
    }),
    ConfirmTaskCorrection: ofKnown(({ proposal }, { data }: CommandOf<'ConfirmTaskCorrection'>) => {
      if (proposal?.correctionId !== data.correctionId) return [['TASK.CORRECTION_UNKNOWN', true]];
      return [['TASK.CORRECTION_BY_SAME_PERSON', samePerson(proposal.proposedBy, data.by)]];
    }),
    DeclineTaskCorrection: ofKnown(({ proposal }, { data }: CommandOf<'DeclineTaskCorrection'>) => [
      ['TASK.CORRECTION_UNKNOWN', proposal?.correctionId !== data.correctionId],
    ]),
    ReexamineDecisions: ofKnown(({ reexamine }, { data }: CommandOf<'ReexamineDecisions'>) => [
      ['TASK.NOTHING_TO_REEXAMINE', reexamine[data.correctionId] === undefined],
    ]),
  },
  standing: ({ status }) => status,
  moves: {
    TaskAssigned: { from: ['none'], to: ['assigned'] },
    TaskSignedFor: {
      from: ['assigned', 'signedFor', 'returned', 'submitted'],
      to: ['assigned', 'signedFor', 'returned', 'submitted'],
    },
    TaskRefused: { from: ['assigned'], to: ['refused'] },
    EvidenceSubmitted: { from: ['signedFor', 'returned'], to: ['submitted'] },
    EvidenceReviewed: { from: ['submitted'], to: ['submitted', 'returned'] },
    TaskCompleted: { from: ['submitted'], to: ['completed'] },
    TaskReopened: { from: ['completed'], to: ['returned'] },
    TaskWithdrawn: { from: ['assigned', 'signedFor', 'refused', 'returned', 'submitted'], to: ['withdrawn'] },
    TaskReassigned: { from: ['assigned', 'signedFor', 'refused', 'returned'], to: ['assigned'] },
  },
  byTwo: {
    TaskCorrected: ({ reexamine, proposedBy, confirmedBy }: TaskCorrected) =>
      reexamine.length === 0 && confirmedBy === null ? null : [proposedBy, confirmedBy ?? proposedBy],
  },
  check: ({ event, before }) => {
    if (event.type !== 'TaskCompleted') return [];
    const { reviews, rules, submission } = before as LivingTask;
    const approved = rules.review.every(({ level }) =>
      reviews.some((each) => each.submission === submission?.submission && each.level === level),
    );
    return approved ? [] : ['completed although a level has not approved'];
  },
});
