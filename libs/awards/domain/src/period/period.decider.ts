import { assertNever, type Decider } from '@gongjian/shared-kernel';
import type { PeriodCommand } from './period.commands.js';
import type { PeriodConcluded, PeriodEvent, RemovalAwaited } from './period.events.js';

/** The rounds of one code of a programme that came to their end, and the removals that wait for one. */
export interface PeriodState {
  readonly concluded: readonly PeriodConcluded[];
  readonly awaited: readonly RemovalAwaited[];
}

export const periodDecider: Decider<PeriodState, PeriodCommand, PeriodEvent> = {
  initialState: { concluded: [], awaited: [] },
  decide,
  evolve,
};

/** Removals with the first round that ended on their day or later: the same whichever was told first. */
export function followUpsDue({
  concluded,
  awaited,
}: PeriodState): readonly { readonly removal: RemovalAwaited; readonly after: PeriodConcluded }[] {
  const inOrder = concluded.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return awaited.flatMap((removal) => {
    const after = inOrder.find(({ on }) => on >= removal.removedOn);
    return after === undefined ? [] : [{ removal, after }];
  });
}

function decide(command: PeriodCommand, state: PeriodState): readonly PeriodEvent[] {
  switch (command.type) {
    case 'ConcludePeriod':
      if (state.concluded.some(({ roundId }) => roundId === command.data.roundId)) return [];
      return [{ type: 'PeriodConcluded', data: command.data }];
    case 'AwaitRemoval':
      if (state.awaited.some(({ removalId }) => removalId === command.data.removalId)) return [];
      return [{ type: 'RemovalAwaited', data: command.data }];
    default:
      return assertNever(command);
  }
}

function evolve(state: PeriodState, event: PeriodEvent): PeriodState {
  switch (event.type) {
    case 'PeriodConcluded':
      return { ...state, concluded: [...state.concluded, event.data] };
    case 'RemovalAwaited':
      return { ...state, awaited: [...state.awaited, event.data] };
    default:
      return assertNever(event);
  }
}
