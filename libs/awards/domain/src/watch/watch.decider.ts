import { assertNever, sameFacts, type Decider } from '@gongjian/shared-kernel';
import { evolveWatch, initialWatchState, isNewer, knownFact, type WatchState } from './watch-state.js';
import type { WatchCommand } from './watch.commands.js';
import { watchFull } from './watch.errors.js';
import type { WatchEvent } from './watch.events.js';

/** A stream of that many entries about one subject is an error of whoever reports. */
export const MAX_WATCH_EVENTS = 9_000;

/** What is known of a subject, titled or not. Any order of telling and withdrawing ends alike. */
export const watchDecider: Decider<WatchState, WatchCommand, WatchEvent> = {
  initialState: initialWatchState,
  decide(command, state) {
    const events = decide(command, state);
    if (events.length > 0 && state.revision + 1 >= MAX_WATCH_EVENTS) throw watchFull(MAX_WATCH_EVENTS);
    return events;
  },
  evolve: evolveWatch,
};

function decide(command: WatchCommand, state: WatchState): readonly WatchEvent[] {
  switch (command.type) {
    case 'RecordFact':
      return knownFact(state, command.data.factId)?.recorded === true
        ? []
        : [{ type: 'FactRecorded', data: command.data }];
    case 'VerifyFact': {
      const known = knownFact(state, command.data.factId);
      if (known?.verifier != null || known?.told?.verified === true) return [];
      return [{ type: 'FactVerified', data: command.data }];
    }
    case 'CorrectFact': {
      const { subjectId, factId, now, source } = command.data;
      const known = knownFact(state, factId);
      const was = known?.told ?? null;
      if (!isNewer(source, known?.toldBy ?? null) || sameFacts(was, now)) return [];
      return [{ type: 'FactCorrected', data: { subjectId, factId, was, now, source } }];
    }
    case 'WithdrawFact':
      return knownFact(state, command.data.factId)?.withdrawn === true
        ? []
        : [{ type: 'FactWithdrawn', data: command.data }];
    case 'AttachTitle':
      if (state.titles.some(({ titleId }) => titleId === command.data.titleId)) return [];
      return [{ type: 'TitleAttached', data: command.data }];
    default:
      return assertNever(command);
  }
}
