import {
  awardRulesOf,
  type BatchCommand,
  type BatchEvent,
  type BatchState,
  type CircularCommand,
  type CircularEvent,
  type CircularState,
  type CommendationCommand,
  type CommendationEvent,
  type CommendationState,
} from '@gongjian/awards-domain';
import { addDays, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  committee,
  countyOffice,
  dayAfter,
  id,
  lateEntry,
  lateObjections,
  numberOf,
  people,
  reason,
  recountObjections,
  same,
  samePerson,
  sealed,
  someCalendar,
  subject,
} from '../cast.js';
import { kindOf, SILENT, type Moment } from '../kind.js';
import { definition, PINNED } from '../programme.js';

const on = ({ now, today }: Moment<unknown>) => ({ now, today });
const by = ({ dice }: Moment<unknown>): OfficerAsOf => dice.pick(people);
const inputs = [{ stream: `result-${id(23)}`, revision: '0' }];

const titleIds = (m: Moment<unknown>): readonly string[] => m.streamsOf('title').map((stream) => stream.id);

export const batch = kindOf<BatchState, BatchCommand, BatchEvent>({
  ...{ context: 'awards', category: 'batch', decider: 'batchDecider', streams: 6 },
  acts: [
    (m) => {
      const ids = m.dice.chance(85) ? titleIds(m) : [...titleIds(m), ...titleIds(m)];
      const data = {
        ...{ batchId: m.id, what: 'signNaming' as const, items: ids.map((titleId) => ({ titleId, slateId: id(11) })) },
        ...{ documentNumber: '清创〔2026〕8号', minutesNumber: null, by: by(m), lateEntry: lateEntry(m.dice, m.today) },
      };
      return { type: 'OrderBatch', data, ...on(m) };
    },
    ...[0, 1].map(() => (m: Moment<BatchState>): BatchCommand => {
      const part = m.dice.below(2);
      const titleId = titleIds(m)[part] ?? id(9);
      const failed = m.dice.chance(30) ? [{ titleId, code: 'TITLE.NOT_READY', zh: '未具备', en: 'Not ready' }] : [];
      const done = failed.length > 0 ? [] : [titleId];
      return { type: 'RecordBatchPart', data: { batchId: m.id, part, done, failed }, ...on(m) };
    }),
    (m) => (m.dice.chance(30) ? { type: 'CancelBatch', data: { batchId: m.id, by: by(m) }, ...on(m) } : null),
  ],
  objections: {
    OrderBatch: (state, { data: { items } }) => [
      [SILENT, state.status !== 'none'],
      ['BATCH.ITEM_TWICE', state.status === 'none' && new Set(items.map(({ titleId }) => titleId)).size < items.length],
    ],
    RecordBatchPart: (state, { data }) => [
      ['BATCH.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status !== 'none' && state.parts.includes(data.part)],
    ],
    CancelBatch: (state) => [
      ['BATCH.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'cancelled'],
      ['BATCH.OVER', state.status === 'ended'],
    ],
  },
  standing: ({ status }) => status,
  moves: {
    BatchOrdered: { from: ['none'], to: ['running'] },
    BatchEnded: { from: ['running'], to: ['ended'] },
    BatchCancelled: { from: ['running'], to: ['cancelled'] },
  },
});

type C = Moment<CircularState>;
type Known = Exclude<CircularState, { status: 'none' }>;
/** The last day to state its case, here or in the escalation it comes of. */
const heardUntil = ({ drafted, told }: Known) => drafted.heard?.until ?? told?.until.lastDay ?? null;
const unitAct = (m: C) => {
  const draftedOn = m.state.status === 'none' ? undefined : m.state.drafted.on;
  const early = draftedOn !== undefined && m.dice.chance(10) ? { effectiveOn: addDays(draftedOn, -1), reason } : null;
  return { circularId: m.id, by: by(m), lateEntry: early ?? lateEntry(m.dice, m.today) };
};
/** Drafted of an escalation, by rule: the unit was heard there. */
const escalated = (m: C) => ({
  ...{ cause: { kind: 'escalation' as const, escalationId: id(60) }, by: null },
  heard: { toldOn: addDays(m.today, -9), until: addDays(m.today, m.dice.below(8) - 6), statedOn: null },
});
/** Of a result of these days. */
const ofResult = ({ dice, today }: Moment<unknown>) => ({
  ...{ lateEntry: lateEntry(dice, today), notBefore: addDays(today, -dice.below(9)) },
});
const isOpen = ({ status }: CircularState): boolean => status === 'drafted' || status === 'told';

export const circular = kindOf<CircularState, CircularCommand, CircularEvent>({
  ...{ context: 'awards', category: 'circular', decider: 'circularDecider', streams: 10 },
  acts: [
    (m) => {
      const cause = { kind: 'grade', grade: 'none', rank: 9, roundId: id(21) } as const;
      const data = {
        ...{ circularId: m.id, ...PINNED, unit: committee, authority: countyOffice, cause },
        ...{ by: m.dice.chance(70) ? by(m) : null, underCommand: m.dice.chance(75), inputs, ...ofResult(m) },
        ...(m.dice.chance(25) ? escalated(m) : {}),
      };
      return { type: 'DraftCircular', data, ...on(m) };
    },
    (m) => {
      const rest = { statement: { days: 3, of: 'working' as const }, calendar: someCalendar(m.dice) };
      return { type: 'TellUnit', data: { ...unitAct(m), ...rest }, ...on(m) };
    },
    (m) => ({ type: 'ReviseStatementTime', data: { circularId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
    (m) => ({ type: 'RecordUnitStatement', data: { ...unitAct(m), text: sealed(`说明${m.dice.below(2)}`) }, ...on(m) }),
    ...[0, 1].map(() => (m: C): CircularCommand => {
      const decided = m.state.status === 'none' ? undefined : m.state.decided?.documentNumber;
      const documentNumber = (m.dice.chance(60) ? decided : undefined) ?? numberOf(m.dice, '12');
      const drafter = m.state.status !== 'none' && m.dice.chance(15) ? m.state.drafted.by : null;
      const data = { ...unitAct(m), ...(drafter && { by: drafter }), documentNumber, document: null, inputs };
      return { type: 'DecideCircular', data, ...on(m) };
    }),
    (m) =>
      m.dice.chance(10) ? { type: 'DropCircular', data: { circularId: m.id, reason, by: by(m) }, ...on(m) } : null,
    (m) => ({ type: 'WithdrawCircular', data: { circularId: m.id, reason, by: by(m) }, ...on(m) }),
  ],
  objections: {
    DraftCircular: (state, { data, today }) => {
      if (state.status !== 'none') return [[SILENT, true]];
      return [
        ['CIRCULAR.NOT_UNDER_COMMAND', !data.underCommand],
        ...lateObjections('CIRCULAR', data, today, data.notBefore),
      ];
    },
    TellUnit: (state, { data, today }) => {
      if (state.status === 'none') return [['CIRCULAR.NOT_FOUND', true]];
      if (!isOpen(state)) return [['CIRCULAR.NOT_OPEN', true]];
      if (state.drafted.heard !== undefined) return [['CIRCULAR.TOLD_ALREADY', true]];
      if (state.told !== null) {
        const again = samePerson(state.told.by, data.by);
        return [
          [SILENT, again],
          ['CIRCULAR.TOLD_ALREADY', !again],
        ];
      }
      return lateObjections('CIRCULAR', data, today, state.drafted.on ?? null);
    },
    ReviseStatementTime: (state, { data }) => {
      if (state.status === 'none') return [['CIRCULAR.NOT_FOUND', true]];
      return recountObjections(state.status === 'told' ? (state.told?.until ?? null) : null, data.calendar);
    },
    RecordUnitStatement: (state, { data, today }) => {
      if (state.status === 'none') return [['CIRCULAR.NOT_FOUND', true]];
      if (!isOpen(state)) return [['CIRCULAR.NOT_OPEN', true]];
      if (state.drafted.heard !== undefined) return [['CIRCULAR.STATEMENT_OVER', true]];
      if (state.told === null) return [['CIRCULAR.NOT_TOLD', true]];
      if (state.stated !== null && same(state.stated.text, data.text)) return [[SILENT, true]];
      const day = data.lateEntry?.effectiveOn ?? today;
      return [
        ...lateObjections('CIRCULAR', data, today, state.told.on),
        ['CIRCULAR.STATEMENT_OVER', day > state.told.until.lastDay],
      ];
    },
    DecideCircular: (state, { data, today }) => {
      if (state.status === 'none') return [['CIRCULAR.NOT_FOUND', true]];
      const again = state.status === 'decided' && state.decided?.documentNumber === data.documentNumber;
      if (again) return [[SILENT, true]];
      if (!isOpen(state)) return [['CIRCULAR.NOT_OPEN', true]];
      const lastDay = heardUntil(state);
      if (lastDay === null) return [['CIRCULAR.NOT_TOLD', true]];
      if (today <= lastDay) return [['CIRCULAR.STATEMENT_RUNNING', true]];
      return [
        ['CIRCULAR.SAME_PERSON', state.drafted.by !== null && samePerson(state.drafted.by, data.by)],
        ['CIRCULAR.DOCUMENT_MISSING', data.documentNumber.trim() === ''],
        ...lateObjections('CIRCULAR', data, today, dayAfter(addDays(lastDay, 1), state.drafted.on ?? '')),
      ];
    },
    DropCircular: (state) => [
      ['CIRCULAR.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'dropped'],
      ['CIRCULAR.NOT_OPEN', state.status === 'decided' || state.status === 'withdrawn'],
    ],
    WithdrawCircular: (state) => [
      ['CIRCULAR.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'withdrawn'],
      ['CIRCULAR.NOT_DECIDED', isOpen(state) || state.status === 'dropped'],
    ],
  },
  standing: ({ status }) => status,
  moves: {
    CircularDrafted: { from: ['none'], to: ['drafted'] },
    UnitTold: { from: ['drafted'], to: ['told'] },
    CircularDecided: { from: ['drafted', 'told'], to: ['decided'] },
    CircularDropped: { from: ['drafted', 'told'], to: ['dropped'] },
    CircularWithdrawn: { from: ['decided'], to: ['withdrawn'] },
  },
  check: ({ command, event, before, today }) => {
    const { type, data } = event as CircularEvent;
    if (type === 'CircularDrafted') {
      const { notBefore } = (command as Extract<CircularCommand, { readonly type: 'DraftCircular' }>).data;
      return (data.on ?? '') < notBefore ? ['drafted before the result it comes of'] : [];
    }
    const { drafted, told } = before as Known;
    if (type === 'UnitTold') return data.on < (drafted.on ?? '') ? ['told of what was not drafted'] : [];
    if (type === 'UnitStated') return data.on < (told?.on ?? '') ? ['heard before it was told'] : [];
    if (type !== 'CircularDecided') return [];
    const lastDay = heardUntil(before as Known);
    if (lastDay === null || lastDay >= today || lastDay >= data.on) {
      return ['decided before the unit could state its case'];
    }
    return data.on < (drafted.on ?? '') ? ['decided before it was drafted'] : [];
  },
});

type H = Moment<CommendationState>;
const rules = awardRulesOf(PINNED.rules);

export const commendation = kindOf<CommendationState, CommendationCommand, CommendationEvent>({
  ...{ context: 'awards', category: 'commendation', decider: 'commendationDecider', streams: 10 },
  acts: [
    ...[0, 1].map(() => (m: H): CommendationCommand => {
      const grade = m.dice.pick(['gold', 'silver'] as const);
      const rank = 1 + m.dice.below(5);
      const { commendations: earned } = rules.honoursFor(definition, { grade, rank, of: 9, on: m.today });
      const kind = m.dice.pick(['item', 'praise'] as const);
      const code = m.dice.pick(['county', 'praise'] as const);
      const barred = m.dice.weigh([
        [7, null],
        [1, { until: addDays(m.today, 5) }],
        [1, { until: addDays(m.today, -5) }],
        [1, { until: null }],
      ]);
      const data = {
        ...{ commendationId: m.id, ...PINNED, to: { kind: 'subject' as const, id: subject.id, name: subject.name } },
        ...{ item: { kind, code }, grade, rank, by: by(m), earned, barred, inputs, ...ofResult(m) },
      };
      return { type: 'ProposeCommendation', data, ...on(m) };
    }),
    ...[0, 1].map(() => (m: H): CommendationCommand => {
      const decided = m.state.status === 'none' ? undefined : m.state.decided?.documentNumber;
      const number = m.dice.chance(10) ? ' ' : numberOf(m.dice, '13');
      const documentNumber = (m.dice.chance(50) ? decided : undefined) ?? number;
      const ahead = m.dice.chance(8) ? { effectiveOn: addDays(m.today, 2), reason } : null;
      const rest = {
        documentNumber,
        document: null,
        by: by(m),
        lateEntry: ahead ?? lateEntry(m.dice, m.today),
        inputs,
      };
      return { type: 'DecideCommendation', data: { commendationId: m.id, ...rest }, ...on(m) };
    }),
    (m) => {
      const data = { commendationId: m.id, reason, by: by(m) };
      return m.dice.chance(25) ? { type: 'DropCommendation', data, ...on(m) } : null;
    },
    (m) => ({ type: 'RevokeCommendation', data: { commendationId: m.id, reason, by: by(m) }, ...on(m) }),
  ],
  objections: {
    ProposeCommendation: (state, { data, today }) => {
      if (state.status !== 'none') return [[SILENT, true]];
      const { barred, earned, item, to } = data;
      const day = data.lateEntry?.effectiveOn ?? today;
      const found = earned.find(({ code, to: kind }) => code === item.code && kind === to.kind);
      return [
        ['COMMENDATION.BARRED', barred !== null && (barred.until === null || day <= barred.until)],
        ['COMMENDATION.GRADE_MISSING', found === undefined],
        ['COMMENDATION.NOT_IN_APPROVED_LIST', item.kind === 'item' && found?.item === 'praise'],
        ...lateObjections('COMMENDATION', data, today, data.notBefore),
      ];
    },
    DecideCommendation: (state, { data, today }) => {
      if (state.status === 'none') return [['COMMENDATION.NOT_FOUND', true]];
      if (state.status === 'decided' && state.decided?.documentNumber === data.documentNumber) return [[SILENT, true]];
      if (state.status !== 'proposed') return [['COMMENDATION.NOT_OPEN', true]];
      return [
        ['COMMENDATION.SAME_PERSON', samePerson(state.proposed.by, data.by)],
        ['COMMENDATION.DOCUMENT_MISSING', data.documentNumber.trim() === ''],
        ...lateObjections('COMMENDATION', data, today, state.proposed.on ?? null),
      ];
    },
    DropCommendation: (state) => [
      ['COMMENDATION.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'dropped'],
      ['COMMENDATION.NOT_OPEN', state.status === 'decided' || state.status === 'revoked'],
    ],
    RevokeCommendation: (state) => [
      ['COMMENDATION.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'revoked'],
      ['COMMENDATION.NOT_DECIDED', state.status === 'proposed' || state.status === 'dropped'],
    ],
  },
  standing: ({ status }) => status,
  moves: {
    CommendationProposed: { from: ['none'], to: ['proposed'] },
    CommendationDecided: { from: ['proposed'], to: ['decided'] },
    CommendationDropped: { from: ['proposed'], to: ['dropped'] },
    CommendationRevoked: { from: ['decided'], to: ['revoked'] },
  },
  check: ({ command, event, before }) => {
    const { type, data } = event as CommendationEvent;
    if (type === 'CommendationProposed') {
      const { notBefore } = (command as Extract<CommendationCommand, { readonly type: 'ProposeCommendation' }>).data;
      return (data.on ?? '') < notBefore ? ['proposed before the result it is earned by'] : [];
    }
    const state = before as CommendationState;
    if (type !== 'CommendationDecided' || state.status === 'none') return [];
    return data.on < (state.proposed.on ?? '') ? ['decided before it was proposed'] : [];
  },
  byTwo: {
    CommendationDecided: (data: { readonly proposedBy: OfficerAsOf; readonly by: OfficerAsOf }) => [
      data.proposedBy,
      data.by,
    ],
  },
});
