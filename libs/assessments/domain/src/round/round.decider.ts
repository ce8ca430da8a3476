import {
  assertNever,
  clockFrom,
  nextPeriodWithin,
  periodWithin,
  recordedLate,
  recounted,
  sameFacts,
  type DaySpan,
  type Decider,
  type Every,
  type LocalDate,
} from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import { require } from '../may-act.js';
import { basisOf, type RoundPeriod } from '../pinned.js';
import type { Tie } from '../rules/graded.js';
import type { OpenedRound, RoundState } from './round-state.js';
import type { CloseRound, DecideTie, OpenRound, RecordConclusion, RecordTies, RoundCommand } from './round.commands.js';
import {
  roundAlreadyOpen,
  roundHistoric,
  roundLate,
  roundNotFound,
  roundNotOpen,
  roundOutsidePlan,
  roundPartsUnconcluded,
  roundPlanMissing,
  roundSheetsUnfinished,
  roundTieChanged,
  roundTieContradicts,
  roundUnknownCode,
} from './round.errors.js';
import { refusesCancelling, refusesClosing, refusesTieDecision } from './round-may.js';
import type { RoundEvent } from './round.events.js';

export const roundDecider: Decider<RoundState, RoundCommand, RoundEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

/** The part of the period that lies in the plan's. */
export function roundPeriodIn(every: Every | 'once', on: LocalDate, plan: DaySpan): RoundPeriod {
  return every === 'once' ? { key: 'once', from: plan.from, to: plan.to } : bare(periodWithin(every, on, plan));
}

/** The period after; `null` when the plan is over by then, or the round opens once. */
export function nextRoundPeriod(every: Every | 'once', period: RoundPeriod, plan: DaySpan): RoundPeriod | null {
  const next = every === 'once' ? null : nextPeriodWithin({ ...period, every }, plan);
  return next === null ? null : bare(next);
}

function bare({ key, from, to }: RoundPeriod): RoundPeriod {
  return { key, from, to };
}

function decide(command: RoundCommand, state: RoundState): readonly RoundEvent[] {
  if (command.type === 'OpenRound') return openRound(command, state);
  if (state.status === 'none') throw roundNotFound();
  const { roundId } = command.data;
  switch (command.type) {
    case 'RecordSubjectsEntered':
      if (sameFacts(state.entered, command.data)) return [];
      if (state.status !== 'open') throw roundNotOpen(state.status);
      return [{ type: 'RoundSubjectsEntered', data: command.data }];
    case 'CloseRound':
      return closeRound(command, state);
    case 'RecordTies':
      return recordTies(command, state);
    case 'DecideTie':
      return decideTie(command, state);
    case 'RecordConclusion':
      return conclude(command, state);
    case 'CancelRound':
      if (state.status === 'cancelled') return [];
      require(refusesCancelling(state));
      return [{ type: 'RoundCancelled', data: command.data }];
    case 'MarkRoundOverdue':
      if (state.status !== 'open' || state.overdue || command.now < state.due.dueAt) return [];
      return [{ type: 'RoundBecameOverdue', data: { roundId, dueAt: state.due.dueAt } }];
    case 'ReviseRoundDue': {
      const due = state.status === 'open' ? recounted(state.due, command.data.calendar) : null;
      if (due === null) return [];
      const basis = basisOf(state.opened, [{ stream: `round-${roundId}`, revision: String(state.revision) }]);
      return [{ type: 'RoundDueRevised', data: { roundId, previous: state.due, due, basis } }];
    }
    default:
      return assertNever(command);
  }
}

function openRound({ data, today }: OpenRound, state: RoundState): readonly RoundEvent[] {
  const { roundId, kind, round, historic, plan, applicationId, division, period, calendar, by } = data;
  if (round === null) throw roundUnknownCode();
  if (state.status !== 'none') {
    const { opened } = state;
    if (opened.roundCode === round.code && opened.period.key === period.key && opened.programme === data.programme)
      return [];
    throw roundAlreadyOpen();
  }
  if (historic) throw roundHistoric();
  if (round.form === 'summary' && plan === null) throw roundPlanMissing();
  if (plan !== null && (period.from < plan.from || period.to > plan.to)) throw roundOutsidePlan(plan.from, plan.to);
  const { programme, version, rules, key } = data;
  return [
    {
      type: 'RoundOpened',
      data: {
        programme,
        version,
        rules,
        key,
        roundId,
        roundCode: round.code,
        kind,
        form: round.form,
        plan: plan && { id: plan.id, from: plan.from, to: plan.to },
        applicationId,
        division,
        period,
        due: clockFrom(round.due, plan === null ? today : period.to, calendar),
        assessors: kind === 'external' ? null : (round.assessors?.number ?? null),
        decides: round.decides && kind !== 'mock',
        entersSubjects: round.form !== 'summary' && (by !== null || round.opens.on !== 'application'),
        openedBy: by,
      },
    },
  ];
}

function closeRound(command: CloseRound, state: OpenedRound): readonly RoundEvent[] {
  const { roundId, sheets, unfinished, leaveOut, by, lateEntry, recordedBy } = command.data;
  if (state.status === 'closing' || state.status === 'tied') return [];
  require(refusesClosing(state, command.today));
  effectiveDay(command, state.opened.period.from, roundLate);
  if (unfinished > 0 && !leaveOut) {
    throw (state.opened.form === 'summary' ? roundPartsUnconcluded : roundSheetsUnfinished)(unfinished);
  }
  return [
    {
      type: 'RoundClosed',
      data: { roundId, sheets, unfinished, closedBy: by, ...recordedLate(lateEntry, recordedBy) },
    },
  ];
}

function recordTies({ data: { roundId, ties, large } }: RecordTies, state: OpenedRound): readonly RoundEvent[] {
  if (state.status === 'tied' && sameFacts(state.ties, ties) && sameFacts(state.large, large)) return [];
  if (state.status !== 'closing' && state.status !== 'tied') throw roundNotOpen(state.status);
  return [{ type: 'RoundTied', data: { roundId, ties, ...(large.length === 0 ? {} : { large }) } }];
}

function decideTie({ data: { tie, ...data } }: DecideTie, state: OpenedRound): readonly RoundEvent[] {
  if ('together' in tie) {
    if (state.decided.some(({ together }) => together?.sha256 === tie.together)) return [];
    require(refusesTieDecision(state));
    const found = state.large.find(({ sha256 }) => sha256 === tie.together);
    if (found === undefined) throw roundTieChanged();
    const { count, sha256 } = found;
    return [{ type: 'TieDecided', data: { ...data, subjectIds: [], together: { count, sha256 } } }];
  }
  const { subjectIds } = tie;
  if (state.decided.some((decided) => sameFacts(decided.subjectIds, subjectIds))) return [];
  require(refusesTieDecision(state));
  if (!state.ties.some((each) => isOrderOf(subjectIds, each))) throw roundTieChanged();
  if (!state.decided.every((decided) => keepsOrder(subjectIds, decided))) throw roundTieContradicts();
  return [{ type: 'TieDecided', data: { ...data, subjectIds } }];
}

/** Those that were put in order before are in the same order. */
function keepsOrder(order: readonly string[], before: Tie): boolean {
  const places = new Map(before.subjectIds.map((subjectId, index) => [subjectId, index]));
  const known = order.flatMap((subjectId) => places.get(subjectId) ?? []);
  return known.every((place, index) => index === 0 || place > (known[index - 1] ?? 0));
}

function isOrderOf(order: readonly string[], { subjectIds }: Tie): boolean {
  return sameFacts([...order].sort(), [...subjectIds].sort());
}

function conclude({ data }: RecordConclusion, state: OpenedRound): readonly RoundEvent[] {
  const { roundId, inputs, count, sha256, grades, averages, previousPeriodKey } = data;
  if (state.concluded !== null && state.concluded.sha256 === sha256) return [];
  if (state.status !== 'closing') throw roundNotOpen(state.status);
  const { programme, version, rules, key, roundCode, kind, decides, division, period } = state.opened;
  const own = { stream: `round-${roundId}`, revision: String(state.revision) };
  const basis = basisOf(state.opened, 'count' in inputs ? inputs : [own, ...inputs]);
  const opened = { programme, version, rules, key, roundId, roundCode, kind, decides, division, period };
  return [{ type: 'RoundConcluded', data: { ...opened, count, sha256, grades, averages, previousPeriodKey, basis } }];
}

function evolve(state: RoundState, event: RoundEvent): RoundState {
  if (event.type === 'RoundOpened') {
    return {
      status: 'open',
      opened: event.data,
      entered: null,
      ties: [],
      large: [],
      decided: [],
      concluded: null,
      due: event.data.due,
      overdue: false,
      revision: 0,
    };
  }
  if (state.status === 'none') return state;
  const next = { ...state, revision: state.revision + 1 };
  switch (event.type) {
    case 'RoundSubjectsEntered':
      return { ...next, entered: event.data };
    case 'RoundClosed':
      return { ...next, status: 'closing' };
    case 'RoundTied':
      return { ...next, status: 'tied', ties: event.data.ties, large: event.data.large ?? [] };
    case 'TieDecided': {
      const { subjectIds, together } = event.data;
      const ties = state.ties.filter((tie) => !isOrderOf(subjectIds, tie));
      const large = state.large.filter(({ sha256 }) => sha256 !== together?.sha256);
      const status = ties.length + large.length === 0 ? 'closing' : state.status;
      return { ...next, status, ties, large, decided: [...state.decided, event.data] };
    }
    case 'RoundConcluded':
      return { ...next, status: 'concluded', concluded: event.data };
    case 'RoundCancelled':
      return { ...next, status: 'cancelled' };
    case 'RoundDueRevised': {
      const { previous, due } = event.data;
      return { ...next, due, overdue: state.overdue && due.dueAt <= previous.dueAt };
    }
    case 'RoundBecameOverdue':
      return { ...next, overdue: true };
    default:
      return assertNever(event);
  }
}
