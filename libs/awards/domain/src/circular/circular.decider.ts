import {
  addDays,
  assertNever,
  clockFrom,
  recordedLate,
  refuse,
  recounted,
  sameFacts,
  sharePerson,
  type Decider,
} from '@gongjian/shared-kernel';
import { basisOn, effectiveDayOf, laterOf } from '../effective-day.js';
import type {
  CircularCommand,
  DecideCircular,
  DraftCircular,
  RecordUnitStatement,
  ReviseStatementTime,
  TellUnit,
} from './circular.commands.js';
import {
  circularDocumentMissing,
  circularLateEntryInFuture,
  circularLateEntryTooEarly,
  circularNotFound,
  notUnderCommand,
  unitNotTold,
} from './circular.errors.js';
import type { CircularEvent } from './circular.events.js';
import {
  lastDayToState,
  refusesDecidingAfter,
  refusesStatingAtAll,
  refusesStatingOn,
  refusesTellingUnit,
  refusesWhenSettled,
  refusesWithdrawingCircular,
} from './circular-may.js';
import type { CircularState, KnownCircular } from './circular-state.js';

export const circularDecider: Decider<CircularState, CircularCommand, CircularEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

const LATE = { inFuture: circularLateEntryInFuture, tooEarly: circularLateEntryTooEarly };

function decide(command: CircularCommand, state: CircularState): readonly CircularEvent[] {
  if (command.type === 'DraftCircular') return draft(command, state);
  if (state.status === 'none') throw circularNotFound();
  switch (command.type) {
    case 'TellUnit':
      return tell(command, state);
    case 'ReviseStatementTime':
      return revise(command, state);
    case 'RecordUnitStatement':
      return record(command, state);
    case 'DecideCircular':
      return settle(command, state);
    case 'DropCircular':
      if (state.status === 'dropped') return [];
      refuse(refusesWhenSettled(state));
      return [{ type: 'CircularDropped', data: command.data }];
    case 'WithdrawCircular':
      if (state.status === 'withdrawn') return [];
      refuse(refusesWithdrawingCircular(state));
      return [{ type: 'CircularWithdrawn', data: command.data }];
    default:
      return assertNever(command);
  }
}

function draft(command: DraftCircular, state: CircularState): readonly CircularEvent[] {
  if (state.status !== 'none') return [];
  const { underCommand, inputs, notBefore, lateEntry, ...drafted } = command.data;
  if (!underCommand) throw notUnderCommand();
  const on = effectiveDayOf(command, notBefore, LATE);
  const basis = basisOn(drafted, { stream: `circular-${drafted.circularId}`, revision: -1 }, inputs);
  return [{ type: 'CircularDrafted', data: { ...drafted, on, basis, ...recordedLate(lateEntry) } }];
}

function tell(command: TellUnit, state: KnownCircular): readonly CircularEvent[] {
  const { circularId, statement, calendar, by, lateEntry } = command.data;
  if (state.status === 'told' && state.told !== null && sharePerson(state.told.by, by)) return [];
  refuse(refusesTellingUnit(state));
  const on = effectiveDayOf(command, state.drafted.on ?? null, LATE);
  const until = clockFrom(statement, on, calendar);
  return [{ type: 'UnitTold', data: { circularId, on, until, by, ...recordedLate(lateEntry) } }];
}

function revise(
  { data }: ReviseStatementTime,
  { status, told, drafted, revision }: KnownCircular,
): readonly CircularEvent[] {
  const until = status === 'told' && told !== null ? recounted(told.until, data.calendar) : null;
  if (told === null || until === null) return [];
  const { circularId } = data;
  const basis = basisOn(drafted, { stream: `circular-${circularId}`, revision }, []);
  return [{ type: 'StatementTimeRevised', data: { circularId, previous: told.until, until, basis } }];
}

function record(command: RecordUnitStatement, state: KnownCircular): readonly CircularEvent[] {
  const { circularId, text, by, lateEntry } = command.data;
  refuse(refusesStatingAtAll(state));
  if (state.stated !== null && sameFacts(state.stated.text, text)) return [];
  const on = effectiveDayOf(command, state.told?.on ?? null, LATE);
  refuse(refusesStatingOn(state, on));
  return [{ type: 'UnitStated', data: { circularId, text, on, by, ...recordedLate(lateEntry) } }];
}

function settle(command: DecideCircular, state: KnownCircular): readonly CircularEvent[] {
  const { circularId, documentNumber, document, by, lateEntry, inputs } = command.data;
  if (state.status === 'decided' && state.decided?.documentNumber === documentNumber) return [];
  refuse(refusesWhenSettled(state));
  const lastDay = lastDayToState(state);
  if (lastDay === null) throw unitNotTold();
  refuse(refusesDecidingAfter(lastDay, state, by, command.today));
  const { unit, cause, programme, version, rules, key, on: draftedOn } = state.drafted;
  if (documentNumber.trim() === '') throw circularDocumentMissing();
  const heard = addDays(lastDay, 1);
  const on = effectiveDayOf(command, laterOf(heard, draftedOn ?? heard), LATE);
  const pinned = { programme, version, rules, key };
  const basis = basisOn(pinned, { stream: `circular-${circularId}`, revision: state.revision }, inputs);
  const decided = { ...pinned, circularId, unit, cause, documentNumber, document, on, by, basis };
  return [{ type: 'CircularDecided', data: { ...decided, ...recordedLate(lateEntry) } }];
}

function evolve(before: CircularState, event: CircularEvent): CircularState {
  if (event.type === 'CircularDrafted') {
    return { status: 'drafted', drafted: event.data, told: null, stated: null, decided: null, revision: 0 };
  }
  if (before.status === 'none') return before;
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'UnitTold':
      return { ...state, status: 'told', told: event.data };
    case 'StatementTimeRevised':
      return { ...state, told: state.told && { ...state.told, until: event.data.until } };
    case 'UnitStated':
      return { ...state, stated: event.data };
    case 'CircularDecided':
      return { ...state, status: 'decided', decided: event.data };
    case 'CircularDropped':
      return { ...state, status: 'dropped' };
    case 'CircularWithdrawn':
      return { ...state, status: 'withdrawn' };
    default:
      return assertNever(event);
  }
}
