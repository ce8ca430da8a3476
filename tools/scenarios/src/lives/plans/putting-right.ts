import type {
  FollowUpCommand,
  FollowUpEvent,
  FollowUpState,
  RectificationCommand,
  RectificationEvent,
  RectificationRules,
  RectificationState,
} from '@gongjian/plans-domain';
import { addDays, type ActingOfficer, type UnitAsOf } from '@gongjian/shared-kernel';
import { lateObjections } from '../assessments/parts.js';
import {
  committee,
  countyOffice,
  id,
  reason,
  recountObjections,
  same,
  samePerson,
  sealed,
  someCalendar,
  subject,
} from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import { PINNED } from '../programme.js';
import {
  acting,
  by,
  confirmingObjections,
  correctedBy,
  correctingObjections,
  decliningObjections,
  evidenceObjections,
  evidenceOf,
  forUnit,
  isUndoing,
  late,
  on,
  pendingId,
  sameSet,
  someNumber,
  units,
} from './parts.js';

type R = Moment<RectificationState>;
type Known = Exclude<RectificationState, { status: 'none' }>;

const unitIn = (m: R): UnitAsOf =>
  (m.state.status !== 'none' && m.dice.chance(85) ? m.state.unit : null) ?? m.dice.pick(units);
const rulesOf = (m: R): RectificationRules => ({
  ...{ programme: PINNED.programme, version: PINNED.version, rules: PINNED.rules, onTheSpot: m.dice.chance(70) },
  ...{ within: { days: 5, of: 'working' as const }, overdue: m.dice.chance(70) ? 'transfer' : 'remind' },
  transferTo: m.dice.chance(60) ? { zh: '公安机关', en: 'Police' } : null,
});
const calendarOf = ({ dice }: R) => someCalendar(dice);
const submissionIn = (m: R): number | null =>
  m.state.status === 'none' ? null : (m.state.submission?.submission ?? null);
const seenIn = ({ state }: R): readonly string[] =>
  state.status === 'submitted' ? (state.submission?.evidence ?? []).map(({ sha256 }) => sha256) : [];
const proposalIn = ({ state }: R) => (state.status === 'none' ? null : state.proposal);
const runs = ({ status }: Known): boolean => status === 'ordered' || status === 'signed' || status === 'returned';
const isOver = ({ status }: Known): boolean => status === 'closed' || status === 'withdrawn';

function ofKnown<Command>(
  objections: (state: Known, command: Command) => readonly Objection[],
): (state: RectificationState, command: Command) => readonly Objection[] {
  return (state, command) =>
    state.status === 'none' ? [['RECTIFICATION.NOT_FOUND', true]] : objections(state, command);
}
type RectificationCorrected = Extract<RectificationEvent, { readonly type: 'RectificationCorrected' }>['data'];
type CommandOf<Type extends RectificationCommand['type']> = Extract<RectificationCommand, { readonly type: Type }>;
const lateOf = (
  state: Known,
  { data, today }: { readonly data: Parameters<typeof lateObjections>[1]; readonly today: string },
): readonly Objection[] => lateObjections('RECTIFICATION', data, today, state.notBefore);
const ofUnit = ({ unit }: Known, unitId: string): readonly Objection[] => [
  ['RECTIFICATION.NO_UNIT', unit === null],
  ['RECTIFICATION.NOT_YOUR_UNIT', unit !== null && unit.id !== unitId],
];
const isOwnCheck = ({ unit, submission }: Known, { officer, unitIds }: ActingOfficer): boolean => {
  const filers = submission === null ? [] : [submission.submittedBy, submission.recordedBy];
  const answering = [unit?.id, ...(submission?.submitterUnits ?? [])];
  return (
    filers.some((filer) => filer !== undefined && samePerson(filer, officer)) ||
    unitIds.some((each) => answering.includes(each))
  );
};
export const rectification = kindOf<RectificationState, RectificationCommand, RectificationEvent>({
  ...{ context: 'plans', category: 'rectification', decider: 'rectificationDecider', streams: 6 },
  acts: [
    (m) => {
      const foundOn = addDays(m.today, m.dice.below(8) - 6);
      const before = m.state.status === 'none' ? undefined : m.state.place.source;
      const made = { kind: 'finding' as const, id: m.dice.chance(70) ? id(33) : null, reference: null };
      const data = {
        ...{ rectificationId: m.id, subject, serious: true, source: (m.dice.chance(60) ? before : undefined) ?? made },
        ...{ removalId: null, rules: rulesOf(m), unit: m.dice.chance(70) ? committee : null, indicator: null },
        ...{ what: sealed('乱堆'), foundOn, evidence: [], documentNumber: null, by: m.dice.chance(80) ? by(m) : null },
        ...{ from: foundOn, putRightOnTheSpot: m.dice.chance(10), calendar: calendarOf(m), ...late(m) },
      };
      return { type: 'OrderRectification', data, ...on(m) };
    },
    (m) => {
      const data = {
        rectificationId: m.id,
        unit: m.dice.pick(units),
        reason: m.dice.chance(75) ? reason : null,
        by: by(m),
        ...late(m),
      };
      return { type: 'AssignRectificationUnit', data, ...on(m) };
    },
    (m) => ({
      type: 'SignRectification',
      data: { rectificationId: m.id, unit: unitIn(m), by: by(m), ...forUnit(m) },
      ...on(m),
    }),
    ...[0, 1].map(() => (m: R): RectificationCommand => {
      const rest = {
        unit: unitIn(m),
        evidence: evidenceOf(m),
        statement: null,
        by: { officer: by(m), unitIds: [committee.id] },
      };
      return {
        type: 'SubmitRectification',
        data: { rectificationId: m.id, ...rest, ...forUnit(m, m.state.status === 'none' ? null : m.state.due) },
        ...on(m),
      };
    }),
    ...[0, 1, 2].map(() => (m: R): RectificationCommand => {
      const last = m.state.status === 'none' || !m.dice.chance(15) ? null : m.state.check;
      const result = last?.result ?? m.dice.pick(['approve', 'return'] as const);
      const rest = {
        ...{
          submission: last?.submission ?? (m.dice.chance(88) ? submissionIn(m) : 9),
          onTheSpot: last?.onTheSpot ?? m.dice.chance(15),
        },
        ...{
          reviewed: m.dice.chance(93) ? seenIn(m) : ['9'.repeat(64)],
          destroyed: m.dice.chance(18) ? ['1'.repeat(64)] : [],
        },
        ...{
          result,
          reason: last === null ? (m.dice.chance(85) ? reason : null) : last.reason,
          calendar: calendarOf(m),
        },
        by: last === null ? acting(m) : { officer: last.checkedBy, unitIds: [countyOffice.id] },
      };
      return { type: 'CheckRectification', data: { rectificationId: m.id, ...rest, ...late(m) }, ...on(m) };
    }),
    (m) => ({ type: 'CloseRectification', data: { rectificationId: m.id, by: acting(m), ...late(m) }, ...on(m) }),
    ...[0, 1].map(() => (m: R): RectificationCommand => {
      const dueAt = m.state.status !== 'none' && m.dice.chance(90) ? m.state.due.dueAt : m.now;
      return { type: 'MarkRectificationOverdue', data: { rectificationId: m.id, dueAt }, ...on(m) };
    }),
    (m) => ({ type: 'ReviseRectificationDue', data: { rectificationId: m.id, calendar: calendarOf(m) }, ...on(m) }),
    ...[0, 1].map(() => (m: R): RectificationCommand => {
      const to = m.dice.chance(40) ? { zh: '市场监管局', en: 'Market supervision' } : null;
      const data = { rectificationId: m.id, to, documentNumber: null, reason: null, by: by(m), ...late(m) };
      return { type: 'TransferRectification', data, ...on(m) };
    }),
    (m) => {
      const data = { rectificationId: m.id, reason, by: m.dice.chance(60) ? by(m) : null, ...late(m) };
      return m.dice.chance(8) ? { type: 'WithdrawRectification', data, ...on(m) } : null;
    },
    ...[0, 1].map(() => (m: R): RectificationCommand => {
      const correction = m.dice.weigh<CommandOf<'CorrectRectification'>['data']['correction']>([
        [2, { field: 'what', value: sealed(`乱堆${m.dice.below(3)}`) }],
        [1, { field: 'indicator', value: m.dice.pick(['register', 'order', null] as const) }],
        [1, { field: 'documentNumber', value: someNumber(m) }],
      ]);
      const correctionId = m.dice.chance(15) ? pendingId(m, proposalIn(m)) : m.fresh();
      const rest = { correctionId, corrects: id(33), correction, reason, by: by(m) };
      return { type: 'CorrectRectification', data: { rectificationId: m.id, ...rest }, ...on(m) };
    }),
    ...[0, 1].map(() => (m: R): RectificationCommand => {
      const data = { rectificationId: m.id, correctionId: pendingId(m, proposalIn(m)), by: by(m) };
      return { type: 'ConfirmRectificationCorrection', data, ...on(m) };
    }),
    (m) => {
      const data = { rectificationId: m.id, correctionId: pendingId(m, proposalIn(m)), reason, by: by(m) };
      return { type: 'DeclineRectificationCorrection', data, ...on(m) };
    },
  ],
  objections: {
    OrderRectification: (state, { data, today }) => {
      if (state.status !== 'none') {
        const again = data.source.id !== null && same(state.place.source, data.source);
        return [
          [SILENT, again],
          ['RECTIFICATION.EXISTS', !again],
        ];
      }
      const day = data.lateEntry?.effectiveOn ?? today;
      return [
        ...lateObjections('RECTIFICATION', data, today, null),
        ['RECTIFICATION.FOUND_IN_FUTURE', data.foundOn > day],
      ];
    },
    AssignRectificationUnit: ofKnown((state, command: CommandOf<'AssignRectificationUnit'>) => {
      const { unit, reason: why } = command.data;
      if (state.unit?.id === unit.id) return [[SILENT, true]];
      return [
        ['RECTIFICATION.CLOSED', isOver(state)],
        ['RECTIFICATION.SUBMITTED', !isOver(state) && !runs(state)],
        ['RECTIFICATION.REASON_MISSING', state.unit !== null && why === null],
        ...lateOf(state, command),
      ];
    }),
    SignRectification: ofKnown((state, command: CommandOf<'SignRectification'>) => [
      ...ofUnit(state, command.data.unit.id),
      ['RECTIFICATION.CLOSED', isOver(state)],
      [SILENT, state.status !== 'ordered' && !isOver(state)],
      ...(state.status === 'ordered' ? lateOf(state, command) : []),
    ]),
    SubmitRectification: ofKnown((state, command: CommandOf<'SubmitRectification'>) => {
      const { data } = command;
      const answering = state.unit === null ? [] : [state.unit.id];
      return [
        ...ofUnit(state, data.unit.id),
        ['RECTIFICATION.CLOSED', isOver(state)],
        ['RECTIFICATION.NOT_SIGNED', state.status === 'ordered'],
        ['RECTIFICATION.SUBMITTED', state.status === 'submitted' || state.status === 'checked'],
        ...lateOf(state, command),
        ['RECTIFICATION.LATE_ENTRY_UNDOES_OVERDUE', isUndoing(data, command, state.due.dueAt, answering)],
        ...evidenceObjections('RECTIFICATION', data.evidence),
      ];
    }),
    CheckRectification: ofKnown((state, command: CommandOf<'CheckRectification'>) => {
      const { data } = command;
      const { check: last, submission } = state;
      const again =
        last !== null &&
        last.submission !== null &&
        last.submission === data.submission &&
        last.result === data.result &&
        last.onTheSpot === data.onTheSpot &&
        last.checkedBy.personId === data.by.officer.personId &&
        same(last.reason, data.reason);
      if (again) return [[SILENT, true]];
      const waiting = state.status === 'submitted' ? submission : null;
      const seen = (waiting?.evidence ?? []).map(({ sha256 }) => sha256);
      return [
        ['RECTIFICATION.CLOSED', isOver(state)],
        ['RECTIFICATION.NOT_SUBMITTED', state.status === 'checked'],
        ['RECTIFICATION.NOT_ON_THE_SPOT', data.onTheSpot && !state.rules.onTheSpot],
        ['RECTIFICATION.NOT_SUBMITTED', waiting === null && !data.onTheSpot && !isOver(state)],
        ['RECTIFICATION.SUBMISSION_CHANGED', waiting !== null && data.submission !== waiting.submission],
        ['RECTIFICATION.OWN_CHECK', isOwnCheck(state, data.by)],
        ['RECTIFICATION.EVIDENCE_CHANGED', !sameSet(seen, data.reviewed)],
        ['RECTIFICATION.EVIDENCE_DESTROYED', data.result === 'approve' && data.destroyed.length > 0],
        ['RECTIFICATION.REASON_MISSING', data.result === 'return' && data.reason === null],
        ...lateOf(state, command),
      ];
    }),
    CloseRectification: ofKnown((state, command: CommandOf<'CloseRectification'>) => {
      if (state.status === 'closed') return [[SILENT, true]];
      return [
        ['RECTIFICATION.CLOSED', state.status === 'withdrawn'],
        ['RECTIFICATION.NOT_CHECKED', state.status !== 'checked' && state.status !== 'withdrawn'],
        ['RECTIFICATION.OWN_CHECK', isOwnCheck(state, command.data.by)],
        ...lateOf(state, command),
      ];
    }),
    MarkRectificationOverdue: ofKnown((state, { data, now }: CommandOf<'MarkRectificationOverdue'>) => {
      const asked = runs(state) && !state.overdue && state.due.dueAt === data.dueAt;
      return [
        [SILENT, !asked],
        ['RECTIFICATION.NOT_YET_DUE', asked && now < data.dueAt],
      ];
    }),
    ReviseRectificationDue: ofKnown((state, { data }: CommandOf<'ReviseRectificationDue'>) => [
      ...recountObjections(runs(state) ? state.due : null, data.calendar),
    ]),
    TransferRectification: ofKnown((state, command: CommandOf<'TransferRectification'>) => {
      if (state.transferred) return [[SILENT, true]];
      return [
        ['RECTIFICATION.CLOSED', isOver(state)],
        ['RECTIFICATION.TRANSFER_NOT_FORESEEN', state.rules.overdue !== 'transfer'],
        ['RECTIFICATION.NOT_OVERDUE', !state.overdue],
        ['RECTIFICATION.TRANSFER_TARGET_MISSING', command.data.to === null && state.rules.transferTo === null],
        ...lateOf(state, command),
      ];
    }),
    WithdrawRectification: ofKnown((state, command: CommandOf<'WithdrawRectification'>) => {
      if (state.status === 'withdrawn') return [[SILENT, true]];
      if (state.status === 'closed') {
        return [
          [SILENT, command.data.by === null],
          ['RECTIFICATION.CLOSED', command.data.by !== null],
        ];
      }
      return lateOf(state, command);
    }),
    CorrectRectification: ofKnown(({ entry, check, proposal }, { data }: CommandOf<'CorrectRectification'>) =>
      correctingObjections('RECTIFICATION', data, {
        was: entry[data.correction.field],
        used: check !== null,
        proposal,
      }),
    ),
    ConfirmRectificationCorrection: ofKnown(({ proposal }, { data }: CommandOf<'ConfirmRectificationCorrection'>) =>
      confirmingObjections('RECTIFICATION', data, proposal),
    ),
    DeclineRectificationCorrection: ofKnown(({ proposal }, { data }: CommandOf<'DeclineRectificationCorrection'>) =>
      decliningObjections('RECTIFICATION', data, proposal),
    ),
  },
  standing: ({ status }) => status,
  moves: {
    RectificationOrdered: { from: ['none'], to: ['ordered'] },
    RectificationUnitAssigned: { from: ['ordered', 'signed', 'returned'], to: ['ordered', 'returned'] },
    RectificationSigned: { from: ['ordered'], to: ['signed'] },
    RectificationSubmitted: { from: ['signed', 'returned'], to: ['submitted'] },
    RectificationChecked: {
      from: ['ordered', 'signed', 'returned', 'submitted'],
      to: ['ordered', 'signed', 'returned', 'checked'],
    },
    RectificationClosed: { from: ['checked'], to: ['closed'] },
    RectificationWithdrawn: { from: ['ordered', 'signed', 'returned', 'submitted', 'checked'], to: ['withdrawn'] },
  },
  byTwo: { RectificationCorrected: (data: RectificationCorrected) => correctedBy(data) },
  check: ({ event, before }) =>
    event.type === 'RectificationCorrected' &&
    (before as Known).check !== null &&
    (event.data as RectificationCorrected).confirmedBy === null
      ? ['corrected by one although it was checked on']
      : [],
});

type F = Moment<FollowUpState>;
const place = (m: F) => ({
  ...{ followUpId: m.id, removalId: id(90), titleId: id(91), subject, programmeId: PINNED.programme, version: 3 },
});
const proposedIn = ({ state }: F) => (state.status === 'none' ? null : state.proposal);
const linked = ({ dice }: F): string => id(60 + dice.below(3));
type Followed = Exclude<FollowUpState, { status: 'none' }>;
type FollowUpCorrected = Extract<FollowUpEvent, { readonly type: 'FollowUpCorrected' }>['data'];
type FollowUpOf<Type extends FollowUpCommand['type']> = Extract<FollowUpCommand, { readonly type: Type }>;

function ofFollowUp<Command>(
  objections: (
    state: Followed & { readonly opened: NonNullable<Followed['opened']> },
    command: Command,
  ) => readonly Objection[],
): (state: FollowUpState, command: Command) => readonly Objection[] {
  return (state, command) => {
    if (state.status === 'none' || state.opened === null) return [['FOLLOWUP.NOT_FOUND', true]];
    return objections({ ...state, opened: state.opened }, command);
  };
}
const openIn = ({ linked: all, done }: Followed): readonly string[] => all.filter((each) => !done.includes(each));

export const followUp = kindOf<FollowUpState, FollowUpCommand, FollowUpEvent>({
  ...{ context: 'plans', category: 'followup', decider: 'followUpDecider', streams: 6 },
  acts: [
    (m) => {
      const data = { ...place(m), clause: '第七条', authority: countyOffice, openedOn: m.today, roundId: null };
      return { type: 'OpenFollowUp', data, ...on(m) };
    },
    (m) => ({
      type: 'ConfirmFollowUp',
      data: { followUpId: m.id, documentNumber: null, note: null, by: by(m), ...late(m) },
      ...on(m),
    }),
    (m) => {
      const foundOn = addDays(m.today, m.dice.below(5) - 3);
      const rest = { rectificationId: linked(m), unit: committee, serious: false, what: sealed('问题'), foundOn };
      return {
        type: 'LinkRectification',
        data: { followUpId: m.id, ...rest, documentNumber: null, by: by(m), ...late(m) },
        ...on(m),
      };
    },
    (m) => {
      const how = m.dice.pick(['closed', 'withdrawn'] as const);
      return { type: 'SettleRectification', data: { followUpId: m.id, rectificationId: linked(m), how }, ...on(m) };
    },
    (m) => {
      const rest = {
        problems: sealed('问题'),
        lessons: sealed('教训'),
        settle: m.dice.chance(40),
        by: by(m),
        ...late(m),
      };
      return m.dice.chance(25) ? { type: 'CompleteFollowUp', data: { followUpId: m.id, ...rest }, ...on(m) } : null;
    },
    (m) => (m.dice.chance(8) ? { type: 'WithdrawFollowUp', data: { ...place(m), why: 'error' }, ...on(m) } : null),
    ...[0, 1].map(() => (m: F): FollowUpCommand => {
      const correction = m.dice.weigh<FollowUpOf<'CorrectFollowUp'>['data']['correction']>([
        [3, { field: m.dice.pick(['note', 'problems', 'lessons'] as const), value: sealed(`更正${m.dice.below(3)}`) }],
        [1, { field: 'note', value: null }],
        [1, { field: 'documentNumber', value: someNumber(m) }],
      ]);
      const correctionId = m.dice.chance(15) ? pendingId(m, proposedIn(m)) : m.fresh();
      const rest = { correctionId, corrects: id(33), correction, reason, by: by(m) };
      return { type: 'CorrectFollowUp', data: { followUpId: m.id, ...rest }, ...on(m) };
    }),
    ...[0, 1].map(() => (m: F): FollowUpCommand => {
      const data = { followUpId: m.id, correctionId: pendingId(m, proposedIn(m)), by: by(m) };
      return { type: 'ConfirmFollowUpCorrection', data, ...on(m) };
    }),
    (m) => {
      const data = { followUpId: m.id, correctionId: pendingId(m, proposedIn(m)), reason, by: by(m) };
      return { type: 'DeclineFollowUpCorrection', data, ...on(m) };
    },
  ],
  objections: {
    OpenFollowUp: ({ status }) => [[SILENT, status !== 'none']],
    WithdrawFollowUp: ({ status }) => [[SILENT, status === 'withdrawn']],
    ConfirmFollowUp: ofFollowUp((state, { data, today }: FollowUpOf<'ConfirmFollowUp'>) => {
      if (state.confirmed) return [[SILENT, true]];
      return [
        ['FOLLOWUP.ENDED', state.status === 'withdrawn'],
        ...lateObjections('FOLLOWUP', data, today, state.opened.openedOn),
      ];
    }),
    LinkRectification: ofFollowUp((state, { data, today }: FollowUpOf<'LinkRectification'>) => {
      if (state.linked.includes(data.rectificationId)) return [[SILENT, true]];
      return [
        ['FOLLOWUP.ENDED', state.status !== 'open'],
        ...lateObjections('FOLLOWUP', data, today, state.opened.openedOn),
        ['FOLLOWUP.FOUND_IN_FUTURE', data.foundOn > (data.lateEntry?.effectiveOn ?? today)],
      ];
    }),
    SettleRectification: ofFollowUp((state, { data }: FollowUpOf<'SettleRectification'>) => [
      [SILENT, state.done.includes(data.rectificationId)],
    ]),
    CompleteFollowUp: ofFollowUp((state, { data, today }: FollowUpOf<'CompleteFollowUp'>) => {
      if (state.status === 'completed' || state.status === 'settled') return [[SILENT, true]];
      return [
        ['FOLLOWUP.ENDED', state.status === 'withdrawn'],
        ['FOLLOWUP.RECTIFICATIONS_OPEN', data.settle && openIn(state).length > 0],
        ...lateObjections('FOLLOWUP', data, today, state.opened.openedOn),
      ];
    }),
    CorrectFollowUp: ofFollowUp(({ entry, status, proposal }, { data }: FollowUpOf<'CorrectFollowUp'>) => {
      const was = entry[data.correction.field];
      if (was === undefined) return [['FOLLOWUP.NOTHING_TO_CORRECT', true]];
      return correctingObjections('FOLLOWUP', data, { was, used: status === 'settled', proposal });
    }),
    ConfirmFollowUpCorrection: ofFollowUp(({ proposal }, { data }: FollowUpOf<'ConfirmFollowUpCorrection'>) =>
      confirmingObjections('FOLLOWUP', data, proposal),
    ),
    DeclineFollowUpCorrection: ofFollowUp(({ proposal }, { data }: FollowUpOf<'DeclineFollowUpCorrection'>) =>
      decliningObjections('FOLLOWUP', data, proposal),
    ),
  },
  standing: ({ status }) => status,
  moves: {
    FollowUpOpened: { from: ['none'], to: ['open'] },
    FollowUpCompleted: { from: ['open'], to: ['completed'] },
    RemovalSettled: { from: ['completed'], to: ['settled'] },
    FollowUpWithdrawn: { from: ['none', 'open', 'completed', 'settled'], to: ['withdrawn'] },
  },
  byTwo: { FollowUpCorrected: (data: FollowUpCorrected) => correctedBy(data) },
  check: ({ event, before, after }) => {
    if (event.type === 'RemovalSettled')
      return openIn(after as Followed).length > 0 ? ['settled while something is open'] : [];
    const isAlone = event.type === 'FollowUpCorrected' && (event.data as FollowUpCorrected).confirmedBy === null;
    return isAlone && (before as Followed).status === 'settled' ? ['corrected by one although it was settled on'] : [];
  },
});
