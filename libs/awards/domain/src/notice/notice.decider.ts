import { assertNever, clockFrom, recordedLate, recounted, refuse, type Decider } from '@gongjian/shared-kernel';
import { basisOn, effectiveDayOf } from '../effective-day.js';
import type {
  BlockCandidate,
  NoticeCommand,
  OpenNotice,
  OpeningNotice,
  ReviseNoticeTime,
  StrikeOffCandidate,
  UnblockCandidate,
} from './notice.commands.js';
import {
  noticeCandidateUnknown,
  noticeChannelsMissing,
  noticeEmpty,
  noticeIncomplete,
  noticeLateEntryInFuture,
  noticeLateEntryTooEarly,
  noticeListChanged,
  noticeNotFound,
  noticeNotOpen,
  noticeOpenedAlready,
  noticeRunning,
  noticeSlateIncomplete,
  noticeTooMany,
  noticeTooShort,
} from './notice.errors.js';
import type { NoticeEvent, NoticeOpened } from './notice.events.js';
import { refusesCancellingNotice } from './notice-may.js';
import type { KnownNotice, NoticeState, ShownCandidate } from './notice-state.js';

export const MAX_NOTICE_CANDIDATES = 5_000;

const LATE = { inFuture: noticeLateEntryInFuture, tooEarly: noticeLateEntryTooEarly };

export const noticeDecider: Decider<NoticeState, NoticeCommand, NoticeEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

/** Without an open or upheld objection: those whose naming is ready when the notice has ended. */
export function clearCandidates(state: NoticeState): readonly ShownCandidate[] {
  return state.status === 'none' ? [] : state.candidates.filter(isClear);
}

/** Objections to one candidate that are open or were upheld. */
export function standingObjections(state: NoticeState, titleId: string): readonly string[] {
  const candidate = state.status === 'none' ? undefined : state.candidates.find((each) => each.titleId === titleId);
  if (candidate === undefined) return [];
  return candidate.struckBy === null ? candidate.blockedBy : [...candidate.blockedBy, candidate.struckBy];
}

export function isClear({ blockedBy, struckBy }: ShownCandidate): boolean {
  return blockedBy.length === 0 && struckBy === null;
}

function decide(command: NoticeCommand, state: NoticeState): readonly NoticeEvent[] {
  if (command.type === 'OpenNotice') return open(command, state);
  if (state.status === 'none') throw noticeNotFound();
  switch (command.type) {
    case 'ShowCandidates':
      return shown(command.data.noticeId, command.data.candidates, state);
    case 'BlockCandidate':
    case 'UnblockCandidate':
    case 'StrikeOffCandidate':
      return objected(command, state);
    case 'ReviseNoticeTime':
      return revise(command, state);
    case 'EndNotice': {
      if (state.status !== 'open') return [];
      const { noticeId, programme, version, rules, key, count, firstDay, lastDay } = state.opened;
      if (command.now < lastDay.dueAt) throw noticeRunning(lastDay.lastDay);
      if (state.candidates.length < count) throw noticeIncomplete();
      const data = { noticeId, programme, version, rules, key, count, firstDay, lastDay: lastDay.lastDay };
      return [{ type: 'NoticeEnded', data }];
    }
    case 'CancelNotice': {
      if (state.status === 'cancelled') return [];
      refuse(refusesCancellingNotice(state));
      const { lateEntry, ...cancelled } = command.data;
      const on = effectiveDayOf(command, state.opened.firstDay, LATE);
      return [{ type: 'NoticeCancelled', data: { ...cancelled, on, ...recordedLate(lateEntry) } }];
    }
    default:
      return assertNever(command);
  }
}

function open(command: OpenNotice, state: NoticeState): readonly NoticeEvent[] {
  if (state.status !== 'none') throw noticeOpenedAlready();
  const { noticeId, slates, count, candidates, asked, channels, decidedBy, by, calendar, inputs } = command.data;
  const { programme, version, rules, key, lateEntry, notBefore, days } = command.data;
  if (count === 0) throw noticeEmpty();
  if (count > MAX_NOTICE_CANDIDATES) throw noticeTooMany(MAX_NOTICE_CANDIDATES);
  for (const slate of slates) requireWhole(slate);
  if (days < asked.days.days) throw noticeTooShort(asked.days.days);
  const missing = asked.channels.filter((channel) => !channels.includes(channel));
  if (missing.length > 0) throw noticeChannelsMissing(missing);
  const firstDay = effectiveDayOf(command, notBefore, LATE);
  const pinned = { programme, version, rules, key };
  const opened: NoticeOpened = {
    ...pinned,
    noticeId,
    slates: slates.map(({ slateId, grade, stated }) => ({ slateId, grade, ...stated })),
    ...{ count, firstDay, lastDay: clockFrom({ ...asked.days, days }, firstDay, calendar), channels },
    ...(command.data.division === undefined ? {} : { division: command.data.division }),
    ...{ decidedBy, by },
    basis: basisOn(pinned, { stream: `notice-${noticeId}`, revision: -1 }, inputs),
    ...recordedLate(lateEntry),
  };
  return [{ type: 'NoticeOpened', data: opened }, ...shown(noticeId, candidates, null)];
}

function requireWhole({ slateId, stated, found }: OpeningNotice['slates'][number]): void {
  if (found.count < stated.count) throw noticeSlateIncomplete(slateId);
  if (found.count !== stated.count || found.sha256 !== stated.sha256) throw noticeListChanged(slateId);
}

function shown(
  noticeId: string,
  candidates: OpeningNotice['candidates'],
  state: KnownNotice | null,
): readonly NoticeEvent[] {
  if (state !== null && state.status !== 'open') throw noticeNotOpen(state.status);
  const known = new Set(state?.candidates.map(({ titleId }) => titleId));
  return candidates
    .filter(({ titleId }) => !known.has(titleId))
    .map((candidate) => ({ type: 'NoticeCandidateShown', data: { noticeId, ...candidate } }));
}

/** What the public was told is never cut short. */
function revise({ data }: ReviseNoticeTime, { status, opened, revision }: KnownNotice): readonly NoticeEvent[] {
  const { lastDay: previous } = opened;
  const lastDay = status === 'open' ? recounted(previous, data.calendar) : null;
  if (lastDay === null || lastDay.lastDay < previous.lastDay) return [];
  const { noticeId } = data;
  const basis = basisOn(opened, { stream: `notice-${noticeId}`, revision }, []);
  return [{ type: 'NoticeTimeRevised', data: { noticeId, previous, lastDay, basis } }];
}

function objected(
  { type, data }: BlockCandidate | UnblockCandidate | StrikeOffCandidate,
  { candidates }: KnownNotice,
): readonly NoticeEvent[] {
  const candidate = candidates.find(({ titleId }) => titleId === data.titleId);
  if (candidate === undefined) throw noticeCandidateUnknown();
  const { blockedBy, decided, struckBy } = candidate;
  const isDecided = decided.includes(data.objectionId);
  switch (type) {
    case 'BlockCandidate':
      return isDecided || blockedBy.includes(data.objectionId) ? [] : [{ type: 'CandidateBlocked', data }];
    case 'UnblockCandidate':
      return isDecided ? [] : [{ type: 'CandidateUnblocked', data }];
    case 'StrikeOffCandidate':
      return struckBy === null ? [{ type: 'CandidateStruckOff', data }] : [];
  }
}

function evolve(before: NoticeState, event: NoticeEvent): NoticeState {
  if (event.type === 'NoticeOpened') return { status: 'open', opened: event.data, candidates: [], revision: 0 };
  if (before.status === 'none') return before;
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'NoticeCandidateShown': {
      const candidate: ShownCandidate = { ...event.data, blockedBy: [], decided: [], struckBy: null };
      return { ...state, candidates: [...state.candidates, candidate] };
    }
    case 'CandidateBlocked': {
      const { titleId, objectionId } = event.data;
      return changed(state, titleId, ({ blockedBy }) => ({ blockedBy: [...blockedBy, objectionId] }));
    }
    case 'CandidateUnblocked': {
      const { titleId, objectionId } = event.data;
      return changed(state, titleId, (candidate) => settled(candidate, objectionId));
    }
    case 'CandidateStruckOff': {
      const { titleId, objectionId } = event.data;
      return changed(state, titleId, (candidate) => ({ ...settled(candidate, objectionId), struckBy: objectionId }));
    }
    case 'NoticeTimeRevised':
      return { ...state, opened: { ...state.opened, lastDay: event.data.lastDay } };
    case 'NoticeEnded':
      return { ...state, status: 'ended' };
    case 'NoticeCancelled':
      return { ...state, status: 'cancelled' };
    default:
      return assertNever(event);
  }
}

function settled({ blockedBy, decided }: ShownCandidate, objectionId: string): Partial<ShownCandidate> {
  return { blockedBy: blockedBy.filter((each) => each !== objectionId), decided: [...decided, objectionId] };
}

function changed(
  state: KnownNotice,
  titleId: string,
  by: (candidate: ShownCandidate) => Partial<ShownCandidate>,
): NoticeState {
  return {
    ...state,
    candidates: state.candidates.map((each) => (each.titleId === titleId ? { ...each, ...by(each) } : each)),
  };
}
