import { recounted, type Clock } from '@gongjian/shared-kernel';
import type { ReviseTitleTimes } from './title.commands.js';
import type { TitleEvent, TitleTimeRevised } from './title.events.js';
import { runningClock, ranFor, TITLE_CLOCKS } from './title-aftermath.js';
import { basisOf } from './title-basis.js';
import { isHeld, passedKey, type Title } from './title-state.js';

type Running = Pick<TitleTimeRevised, 'clock' | 'of'> & { readonly until: Clock };

/** Every clock that runs and was counted while the calendar of its days was missing. */
export function reviseTimes({ data: { titleId, calendar } }: ReviseTitleTimes, state: Title): readonly TitleEvent[] {
  const pinned = state.naming ?? state.removals.at(-1)?.removed;
  if (pinned == null) return [];
  const basis = basisOf(pinned, state, []);
  return runningClocks(state).flatMap(({ clock, of, until: previous }) => {
    const until = recounted(previous, calendar);
    if (until === null) return [];
    const data = { titleId, clock, of, previous, until, basis };
    return [{ type: 'TitleTimeRevised', data }];
  });
}

const OF_THE_OFFICE = ['confirm', 'signedDocument', 'served', 'appealReply', 'plaque'] as const;

/** What the office owes: clocks that ran out while what they wait for still has not come. */
export interface OverdueClock {
  readonly clock: (typeof OF_THE_OFFICE)[number];
  readonly of: string;
  readonly until: Clock;
}

export function overdueClocks(state: Title): readonly OverdueClock[] {
  return OF_THE_OFFICE.flatMap((clock) =>
    ranFor(state, clock).flatMap((of): readonly OverdueClock[] => {
      const until = runningClock(state, clock, of);
      return until !== null && state.passed.includes(passedKey(clock, of, until)) ? [{ clock, of, until }] : [];
    }),
  );
}

function runningClocks(state: Title): readonly Running[] {
  const counted = TITLE_CLOCKS.flatMap((clock) =>
    ranFor(state, clock).flatMap((of): readonly Running[] => {
      const until = runningClock(state, clock, of);
      return until === null || state.passed.includes(passedKey(clock, of, until)) ? [] : [{ clock, of, until }];
    }),
  );
  if (!isHeld(state) || state.until === null) return counted;
  const { standing, titleId: of, until } = state;
  if (standing !== 'warned' && standing !== 'suspended') return counted;
  return [...counted, { clock: standing === 'warned' ? 'warning' : 'suspension', of, until }];
}
