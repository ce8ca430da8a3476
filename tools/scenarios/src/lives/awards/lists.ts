import type {
  ListSum,
  NoticeChannel,
  NoticeCommand,
  NoticeEvent,
  NoticeState,
  ObjectionCommand,
  ObjectionEvent,
  ObjectionState,
  PeriodCommand,
  PeriodEvent,
  PeriodState,
  RollUpCommand,
  RollUpEvent,
  RollUpState,
  SlateCommand,
  SlateEvent,
  SlateState,
} from '@gongjian/awards-domain';
import { addDays, clockFrom, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  behind,
  calendar,
  county,
  id,
  inspector,
  lateEntry,
  lateObjections,
  people,
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

const on = ({ now, today }: Moment<unknown>) => ({ now, today });
const sha = (n: number): string => String(n % 10).repeat(64);
const by = ({ dice }: Moment<unknown>): OfficerAsOf => dice.pick(people);

/** Titles of a life that lists and notices name. */
const titles = (moment: Moment<unknown>): readonly string[] => moment.streamsOf('title').map((stream) => stream.id);

const inputs = [{ stream: `round-${id(21)}`, revision: '4' }];
const sum = (n: number): ListSum => ({ count: 1 + n, sha256: sha(n) });

/** The day of the latest result on a list; `null`: nobody stands on it. */
const resultDay = ({ dice, today }: Moment<unknown>): LocalDate | null =>
  dice.chance(95) ? addDays(today, -dice.below(9)) : null;

type S = Moment<SlateState>;

const stated = ({ state, dice }: S): ListSum => {
  const here = state.status === 'none' ? sum(1) : state.sum;
  return dice.weigh([
    [6, here],
    [1, { ...here, sha256: sha(9) }],
    [1, { ...here, count: here.count - 1 }],
  ]);
};

export const slate = kindOf<SlateState, SlateCommand, SlateEvent>({
  ...{ context: 'awards', category: 'slate', decider: 'slateDecider', streams: 2 },
  acts: [
    (m) => {
      const grade = m.stream('slate').id === m.id ? 'gold' : 'silver';
      const from = { kind: 'round', id: id(21) } as const;
      const data = { slateId: m.id, ...PINNED, ...sum(m.dice.below(3)), from, roundCode: 'yearly', grade, inputs };
      return { type: 'PrepareSlate', data, ...on(m) };
    },
    (m) => ({ type: 'TakeSlate', data: { slateId: m.id, noticeId: id(40 + m.dice.below(3)) }, ...on(m) }),
    (m) => ({ type: 'ReleaseSlate', data: { slateId: m.id, noticeId: id(40 + m.dice.below(3)) }, ...on(m) }),
    (m) => {
      const data = { slateId: m.id, noticeAsked: m.dice.chance(20), found: stated(m), by: by(m), inputs };
      const late = { lateEntry: lateEntry(m.dice, m.today), notBefore: resultDay(m) };
      return { type: 'ApproveSlate', data: { ...data, ...late }, ...on(m) };
    },
  ],
  objections: {
    PrepareSlate: (state, { data: { count, sha256 } }) => [
      [SILENT, state.status !== 'none' && same(state.sum, { count, sha256 })],
    ],
    TakeSlate: (state, { data }) => {
      if (state.status === 'none') return [['SLATE.NOT_FOUND', true]];
      const mine = state.noticeId === data.noticeId;
      return [
        [SILENT, mine],
        ['NOTICE.ALREADY_NOTICED', state.noticeId !== null && !mine],
      ];
    },
    ReleaseSlate: (state, { data }) => [
      ['SLATE.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status !== 'none' && state.noticeId !== data.noticeId],
    ],
    ApproveSlate: (state, command) => {
      if (state.status === 'none') return [['SLATE.NOT_FOUND', true]];
      const { found, noticeAsked } = command.data;
      const whole = same(state.sum, found);
      return [
        ['SLATE.NEEDS_NOTICE', noticeAsked],
        ['SLATE.INCOMPLETE', found.count < state.sum.count],
        ['SLATE.CHANGED', !whole && found.count >= state.sum.count],
        [SILENT, whole && state.status === 'approved' && !noticeAsked],
        ...(state.status === 'approved'
          ? []
          : lateObjections('SLATE', command.data, command.today, command.data.notBefore)),
      ];
    },
  },
  standing: ({ status }) => status,
  moves: {
    SlatePrepared: { from: ['none'], to: ['prepared'] },
    SlateRevised: { from: ['prepared', 'approved'], to: ['prepared'] },
    SlateApproved: { from: ['prepared'], to: ['approved'] },
  },
  check: ({ command, event }) => {
    if (event.type !== 'SlateApproved') return [];
    const { notBefore } = (command as Extract<SlateCommand, { readonly type: 'ApproveSlate' }>).data;
    const { on: day } = event.data as Extract<SlateEvent, { readonly type: 'SlateApproved' }>['data'];
    return notBefore !== null && day < notBefore ? ['approved before a result that stands on it'] : [];
  },
});

type N = Moment<NoticeState>;

const channels: readonly NoticeChannel[] = ['web', 'board'];
const shown = (titleId: string) => ({ titleId, slateId: id(11), subject, grade: 'gold' });
const ofCandidate = (m: N) => {
  const titleId = m.dice.chance(92) ? (m.dice.pick(titles(m)) ?? id(9)) : id(9);
  return { noticeId: m.id, titleId, objectionId: m.dice.pick(m.streamsOf('objection'))?.id ?? id(9) };
};

/** What holds of an objection that names a candidate; `silent`: it was told before. */
function candidateObjections(
  state: NoticeState,
  { titleId, objectionId }: { readonly titleId: string; readonly objectionId: string },
  silent: (candidate: Exclude<NoticeState, { status: 'none' }>['candidates'][number], objectionId: string) => boolean,
): readonly Objection[] {
  if (state.status === 'none') return [['NOTICE.NOT_FOUND', true]];
  const candidate = state.candidates.find((each) => each.titleId === titleId);
  if (candidate === undefined) return [['NOTICE.CANDIDATE_UNKNOWN', true]];
  return [[SILENT, silent(candidate, objectionId)]];
}

export const notice = kindOf<NoticeState, NoticeCommand, NoticeEvent>({
  ...{ context: 'awards', category: 'notice', decider: 'noticeDecider', streams: 1 },
  acts: [
    (m) => {
      const whole = sum(1);
      const found = m.dice.weigh([
        [10, whole],
        [1, { ...whole, count: whole.count - 1 }],
        [1, { ...whole, sha256: sha(8) }],
      ]);
      const count = m.dice.weigh([
        [10, 2],
        [1, 0],
        [1, 6_000],
      ]);
      const data = {
        ...{ noticeId: m.id, ...PINNED, slates: [{ slateId: id(11), grade: 'gold', stated: whole, found }], count },
        ...{
          candidates: titles(m)
            .slice(0, 1 + m.dice.below(2))
            .map(shown),
          asked: { days: days(5), channels },
        },
        ...{ days: m.dice.chance(90) ? 5 : 4, channels: m.dice.chance(90) ? channels : channels.slice(1) },
        ...{ decidedBy: by(m), by: by(m), lateEntry: lateEntry(m.dice, m.today), notBefore: resultDay(m), inputs },
        calendar: someCalendar(m.dice),
      };
      return { type: 'OpenNotice', data, ...on(m) };
    },
    (m) => ({ type: 'ShowCandidates', data: { noticeId: m.id, candidates: titles(m).map(shown) }, ...on(m) }),
    (m) => ({ type: 'BlockCandidate', data: ofCandidate(m), ...on(m) }),
    (m) => ({ type: 'UnblockCandidate', data: ofCandidate(m), ...on(m) }),
    (m) => (m.dice.chance(50) ? { type: 'StrikeOffCandidate', data: ofCandidate(m), ...on(m) } : null),
    (m) => ({ type: 'ReviseNoticeTime', data: { noticeId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
    (m) => ({ type: 'EndNotice', data: { noticeId: m.id }, ...on(m) }),
    (m) =>
      m.dice.chance(40)
        ? {
            type: 'CancelNotice',
            data: { noticeId: m.id, reason, by: by(m), lateEntry: lateEntry(m.dice, m.today) },
            ...on(m),
          }
        : null,
  ],
  objections: {
    OpenNotice: (state, command) => {
      const { data, today } = command;
      if (state.status !== 'none') return [['NOTICE.OPENED_ALREADY', true]];
      const [{ stated: said, found } = { stated: sum(1), found: sum(1) }] = data.slates;
      const short = found.count < said.count;
      return [
        ['NOTICE.EMPTY', data.count === 0],
        ['NOTICE.TOO_MANY', data.count > 5_000],
        ['NOTICE.SLATE_INCOMPLETE', short],
        ['NOTICE.LIST_CHANGED', !short && !same(said, found)],
        ['NOTICE.TOO_SHORT', data.days < data.asked.days.days],
        ['NOTICE.CHANNELS_MISSING', !data.asked.channels.every((channel) => data.channels.includes(channel))],
        ...lateObjections('NOTICE', data, today, data.notBefore),
      ];
    },
    ShowCandidates: (state, { data }) => {
      if (state.status === 'none') return [['NOTICE.NOT_FOUND', true]];
      const known = state.candidates.map(({ titleId }) => titleId);
      return [
        ['NOTICE.NOT_OPEN', state.status !== 'open'],
        [SILENT, state.status === 'open' && data.candidates.every(({ titleId }) => known.includes(titleId))],
      ];
    },
    BlockCandidate: (state, { data }) =>
      candidateObjections(
        state,
        data,
        ({ decided, blockedBy }, objectionId) => decided.includes(objectionId) || blockedBy.includes(objectionId),
      ),
    UnblockCandidate: (state, { data }) =>
      candidateObjections(state, data, ({ decided }, objectionId) => decided.includes(objectionId)),
    StrikeOffCandidate: (state, { data }) => candidateObjections(state, data, ({ struckBy }) => struckBy !== null),
    ReviseNoticeTime: (state, { data }) => {
      if (state.status === 'none') return [['NOTICE.NOT_FOUND', true]];
      const { lastDay: counted } = state.opened;
      const isShorter = clockFrom(days(counted.days), counted.from, data.calendar).lastDay < counted.lastDay;
      return [...recountObjections(state.status === 'open' ? counted : null, data.calendar), [SILENT, isShorter]];
    },
    EndNotice: (state, { now }) => {
      if (state.status === 'none') return [['NOTICE.NOT_FOUND', true]];
      if (state.status !== 'open') return [[SILENT, true]];
      return [
        ['NOTICE.RUNNING', now < state.opened.lastDay.dueAt],
        ['NOTICE.INCOMPLETE', state.candidates.length < state.opened.count],
      ];
    },
    CancelNotice: (state, { data, today }) => [
      ['NOTICE.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'cancelled'],
      ['NOTICE.NOT_OPEN', state.status === 'ended'],
      ...(state.status === 'open' ? lateObjections('NOTICE', data, today, state.opened.firstDay) : []),
    ],
  },
  standing: ({ status }) => status,
  moves: {
    NoticeOpened: { from: ['none'], to: ['open'] },
    NoticeEnded: { from: ['open'], to: ['ended'] },
    NoticeCancelled: { from: ['open'], to: ['cancelled'] },
  },
  check: ({ command, event }) => {
    if (event.type !== 'NoticeOpened') return [];
    const { notBefore } = (command as Extract<NoticeCommand, { readonly type: 'OpenNotice' }>).data;
    const { firstDay } = event.data as Extract<NoticeEvent, { readonly type: 'NoticeOpened' }>['data'];
    return notBefore !== null && firstDay < notBefore ? ['shown before a result that stands on its lists'] : [];
  },
});

function days(count: number) {
  return { days: count, of: 'working' as const };
}

type O = Moment<ObjectionState>;

const acting = (m: O) => ({
  objectionId: m.id,
  by: m.dice.chance(70) ? handlerOf(m) : by(m),
  lateEntry: m.dice.chance(8) ? tooEarly(m) : lateEntry(m.dice, m.today),
});
/** Of the day before what it follows on. */
const tooEarly = ({ state, today }: O) => {
  const after = state.status === 'none' ? today : (state.decided?.on ?? state.received.receivedOn);
  return { effectiveOn: addDays(after, -1), reason };
};
const handlerOf = ({ state, dice }: O): OfficerAsOf =>
  (state.status === 'none' ? undefined : state.handler?.handler) ?? dice.pick(people);

export const objection = kindOf<ObjectionState, ObjectionCommand, ObjectionEvent>({
  ...{ context: 'awards', category: 'objection', decider: 'objectionDecider', streams: 9 },
  acts: [
    (m) => {
      const firstDay = addDays(m.today, m.dice.below(12) - 8);
      const data = {
        ...{ objectionId: m.id, ...PINNED, noticeId: m.stream('notice').id, text: sealed('异议') },
        ...{ titleId: m.dice.chance(80) ? (titles(m)[0] ?? null) : null, subjectId: subject.id, firstDay },
        ...{ lastDay: clockFrom(days(5), firstDay, calendar).lastDay, reply: days(5), calendar: someCalendar(m.dice) },
        ...{ identity: m.dice.chance(70) ? sealed('某人') : null, contact: m.dice.chance(80) ? sealed('电话') : null },
        ...{ lateEntry: lateEntry(m.dice, m.today) },
      };
      return { type: 'ReceiveObjection', data, ...on(m) };
    },
    (m) => {
      const handler = m.dice.chance(30) ? handlerOf(m) : m.dice.pick([...people, inspector] as const);
      const data = { objectionId: m.id, handler, assessors: [inspector.personId], by: by(m) };
      return { type: 'AssignHandler', data, ...on(m) };
    },
    ...[0, 1].map(() => (m: O): ObjectionCommand => {
      const lead = m.state.status !== 'none' && m.state.lead !== null;
      const outcome =
        lead && m.dice.chance(70) ? ('leadOnly' as const) : m.dice.pick(['upheld', 'dismissed', 'leadOnly'] as const);
      const findings = m.dice.chance(90) ? sealed('查明') : null;
      const data = { ...acting(m), outcome, assessors: [inspector.personId], findings, inputs: [] };
      return { type: 'DecideObjection', data, ...on(m) };
    }),
    (m) => {
      const way = m.dice.pick(['post', 'phone'] as const);
      return { type: 'ReplyToObjection', data: { ...acting(m), way }, ...on(m) };
    },
    (m) => {
      const why = m.dice.chance(85) ? reason : { code: ' ', text: null };
      return { type: 'OpenIdentity', data: { objectionId: m.id, reason: why, by: by(m) }, ...on(m) };
    },
    (m) => ({ type: 'ReviseObjectionTime', data: { objectionId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
    ...[0, 1].map(() => (m: O): ObjectionCommand => ({
      type: 'MarkObjectionOverdue',
      data: { objectionId: m.id },
      ...on(m),
    })),
  ],
  objections: {
    ReceiveObjection: (state, { data, today }) => {
      if (state.status !== 'none') return [[SILENT, true]];
      const day = data.lateEntry?.effectiveOn ?? today;
      return [...lateObjections('OBJECTION', data, today, null), ['OBJECTION.BEFORE_NOTICE', day < data.firstDay]];
    },
    AssignHandler: (state, { data }) => {
      if (state.status === 'none') return [['OBJECTION.NOT_FOUND', true]];
      const assessed = behind(data.handler).some((person) => data.assessors.includes(person));
      return [
        ['OBJECTION.DECIDED_ALREADY', state.decided !== null],
        ['OBJECTION.HANDLER_ASSESSED', assessed],
        [
          SILENT,
          !assessed && state.decided === null && state.handler !== null && same(state.handler.handler, data.handler),
        ],
      ];
    },
    DecideObjection: (state, { data, today }) => {
      if (state.status === 'none') return [['OBJECTION.NOT_FOUND', true]];
      if (state.decided !== null) {
        const again = state.decided.outcome === data.outcome && samePerson(state.decided.by, data.by);
        return [
          [SILENT, again],
          ['OBJECTION.DECIDED_ALREADY', !again],
        ];
      }
      return [
        ['OBJECTION.NOT_HANDLER', state.handler?.handler.personId !== data.by.personId],
        ['OBJECTION.LEAD_ONLY', (data.outcome === 'leadOnly') !== (state.lead !== null)],
        ['OBJECTION.REASON_MISSING', data.findings === null],
        ...lateObjections('OBJECTION', data, today, state.received.receivedOn),
      ];
    },
    ReplyToObjection: (state, { data, today }) => {
      if (state.status === 'none') return [['OBJECTION.NOT_FOUND', true]];
      if (state.decided === null) return [['OBJECTION.NOT_DECIDED', true]];
      if (state.received.contact === null) return [['OBJECTION.NO_IDENTITY', true]];
      if (state.replied !== null) {
        return [
          [SILENT, state.replied.way === data.way],
          ['OBJECTION.REPLIED_ALREADY', state.replied.way !== data.way],
        ];
      }
      return lateObjections('OBJECTION', data, today, state.decided.on);
    },
    OpenIdentity: (state, { data }) => [
      ['OBJECTION.NOT_FOUND', state.status === 'none'],
      ['OBJECTION.NO_IDENTITY', state.status !== 'none' && state.received.identity === null],
      ['OBJECTION.REASON_MISSING', state.status !== 'none' && data.reason.code.trim() === ''],
    ],
    ReviseObjectionTime: (state, { data }) => {
      if (state.status === 'none') return [['OBJECTION.NOT_FOUND', true]];
      const runs = !state.overdue && state.replied === null;
      return recountObjections(runs ? state.received.replyDue : null, data.calendar);
    },
    MarkObjectionOverdue: (state, { now }) => {
      if (state.status === 'none') return [['OBJECTION.NOT_FOUND', true]];
      const { replyDue } = state.received;
      const runs = replyDue !== null && !state.overdue && state.replied === null;
      return [
        [SILENT, !runs],
        ['OBJECTION.CLOCK_RUNNING', runs && replyDue !== null && now < replyDue.dueAt],
      ];
    },
  },
  standing: ({ status }) => status,
  moves: {
    ObjectionReceived: { from: ['none'], to: ['received'] },
    HandlerAssigned: { from: ['received', 'handled'], to: ['handled'] },
    ObjectionDecided: { from: ['handled'], to: ['decided'] },
    ObjectionReplied: { from: ['decided'], to: ['replied'] },
  },
  check: ({ event, before }) => {
    const state = before as ObjectionState;
    if (state.status === 'none') return [];
    const { type, data } = event as ObjectionEvent;
    if (type === 'ObjectionDecided') return data.on < state.received.receivedOn ? ['decided before it came'] : [];
    const { decided } = state;
    if (type !== 'ObjectionReplied' || decided === null) return [];
    return data.on < decided.on ? ['answered before it was decided'] : [];
  },
});

export const period = kindOf<PeriodState, PeriodCommand, PeriodEvent>({
  ...{ context: 'awards', category: 'period', decider: 'periodDecider', streams: 1 },
  acts: [
    (m) => {
      const roundId = id(70 + m.dice.below(4));
      const source = { stream: `round-${roundId}`, revision: '5' };
      const data = { periodId: m.id, programme: PINNED.programme, round: 'monthly', roundId, on: m.today, source };
      return { type: 'ConcludePeriod', data, ...on(m) };
    },
    (m) => {
      const data = { periodId: m.id, titleId: id(9), removalId: id(80 + m.dice.below(4)), removedOn: m.today };
      return { type: 'AwaitRemoval', data, ...on(m) };
    },
  ],
  objections: {
    ConcludePeriod: (state, { data }) => [[SILENT, state.concluded.some(({ roundId }) => roundId === data.roundId)]],
    AwaitRemoval: (state, { data }) => [[SILENT, state.awaited.some(({ removalId }) => removalId === data.removalId)]],
  },
  standing: () => 'open',
  moves: {},
});

export const rollUp = kindOf<RollUpState, RollUpCommand, RollUpEvent>({
  ...{ context: 'awards', category: 'rollup', decider: 'rollUpDecider', streams: 1 },
  acts: [
    (m) => {
      const holding = m.dice.below(6);
      const data = {
        ...{ ...PINNED, rollUpId: m.id, subject: { ...subject, kind: 'division', division: county }, titleId: id(9) },
        ...{ holding, of: 5, sha256: sha(holding), share: { atLeast: 80 }, grade: 'gold', inputs: [] },
      };
      return { type: 'CountMembers', data, ...on(m) };
    },
  ],
  objections: {
    CountMembers: (state, { data: { holding, of, sha256 } }) => [
      [SILENT, state.members !== null && same(state.members, { holding, of, sha256 })],
    ],
  },
  standing: ({ reach }) => reach,
  moves: {
    RollUpReached: { from: ['open', 'lost'], to: ['reached'] },
    RollUpLost: { from: ['reached'], to: ['lost'] },
  },
});
