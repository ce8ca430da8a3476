import { recordedLate, sameFacts, type LocalDate } from '@gongjian/shared-kernel';
import type { DropReadiness, ListCandidate, ReadyNaming, StrikeCandidate } from './title.commands.js';
import { notACandidate } from './title.errors.js';
import type { TitleEvent } from './title.events.js';
import { basisOf, effectiveDay } from './title-basis.js';
import { isHeld, isKnown, type Title, type TitleState } from './title-state.js';

export function listCandidate({ data }: ListCandidate, state: TitleState): readonly TitleEvent[] {
  const { inputs, ...listed } = data;
  const basis = basisOf(listed, state, inputs);
  const known = isKnown(state) ? state.candidates[listed.slateId] : undefined;
  if (known === undefined) return [{ type: 'CandidateListed', data: { ...listed, basis } }];
  if (known.resultEventId === listed.resultEventId) return [];
  const { titleId, slateId, roundId, sheetId, resultEventId, resultOn, applicationId, grade, rank, total } = listed;
  const was = { grade: known.grade, rank: known.rank, total: known.total };
  return [
    {
      type: 'CandidateChanged',
      data: {
        ...{ titleId, slateId, roundId, sheetId, resultEventId, resultOn, applicationId },
        ...{ was, grade, rank, total, basis },
      },
    },
    ...dropped(state, slateId, 'resultChanged'),
  ];
}

export function strikeCandidate(command: StrikeCandidate, state: Title): readonly TitleEvent[] {
  const { objectionId, lateEntry, ...struck } = command.data;
  const { slateId } = struck;
  const known = state.candidates[slateId];
  const named = state.namedBy[slateId];
  if (known === undefined && (named === undefined || objectionId === null)) throw notACandidate();
  const striking: readonly TitleEvent[] =
    known === undefined || known.struck
      ? []
      : [
          {
            type: 'CandidateStruck',
            data: { ...struck, on: struckOn(command, known.resultOn), ...recordedLate(lateEntry) },
          },
          ...dropped(state, slateId, 'struck'),
        ];
  if (named === undefined || named.annulled || objectionId === null) return striking;
  const { namingId } = named;
  const isQuestioned = state.questions.some((each) => each.namingId === namingId && each.objectionId === objectionId);
  if (isQuestioned) return striking;
  return [...striking, { type: 'NamingQuestioned', data: { ...struck, namingId, objectionId } }];
}

/** By rule it is of the day on which what it follows on was told, in whichever order. */
function struckOn(command: StrikeCandidate, resultOn: LocalDate): LocalDate {
  return command.data.lateEntry === null ? command.today : effectiveDay(command, resultOn);
}

export function readyNaming({ data }: ReadyNaming, state: TitleState): readonly TitleEvent[] {
  const { inputs, ...ready } = data;
  if (isKnown(state)) {
    const candidate = state.candidates[ready.slateId];
    if (ready.result === null && isHeld(state) && state.grade === ready.grade) return [];
    if (candidate?.struck === true) return [];
    if (candidate !== undefined && ready.result?.resultEventId !== candidate.resultEventId) return [];
    if (state.naming?.slateId === ready.slateId && sameFacts(state.naming.result, ready.result)) return [];
    const standing = state.readiness?.ready;
    if (isByResult(ready) && !renews(ready, state)) return [];
    if (standing?.slateId === ready.slateId && sameFacts(standing.result, ready.result)) return [];
  }
  return [{ type: 'NamingReady', data: { ...ready, basis: basisOf(ready, state, inputs) } }];
}

type Ready = Pick<ReadyNaming['data'], 'purpose' | 'noticeId' | 'resultOn' | 'result'>;

function isByResult({ purpose, noticeId }: Ready): boolean {
  return purpose === 'renewal' && noticeId === null;
}

/** Whatever the title is by now, for results are told late: it is held, at that grade, is asked of who signs. */
function renews(ready: Ready, { naming, readiness }: Title): boolean {
  if (naming === null || ready.resultOn < naming.on) return false;
  const standing = readiness?.ready;
  if (standing === undefined || !isByResult(standing) || standing.resultOn < ready.resultOn) return true;
  return standing.resultOn === ready.resultOn && idOf(standing) < idOf(ready);
}

function idOf({ result }: Ready): string {
  return result?.resultEventId ?? '';
}

export function dropReadiness({ data }: DropReadiness, state: Title): readonly TitleEvent[] {
  return dropped(state, data.slateId, data.cause);
}

function dropped(state: TitleState, slateId: string, cause: DropReadiness['data']['cause']): readonly TitleEvent[] {
  if (!isKnown(state) || state.readiness?.ready.slateId !== slateId) return [];
  return [{ type: 'NamingNoLongerReady', data: { titleId: state.titleId, slateId, cause } }];
}
