import { decider } from '@gongjian/shared-testing';
import { calendar, clerk, on, titleId } from '../testing/campaign.js';
import {
  conferred,
  named,
  removalId,
  removed,
  removedData,
  removedEvent,
  toldData,
  toldOf,
} from '../testing/title-story.js';
import { titleDecider } from './title.decider.js';
import type { TitleEvent } from './title.events.js';
import { isKnown, type Title } from './title-state.js';
import { overdueClocks } from './title-times.js';

const spec = decider(titleDecider);
const revise = { type: 'ReviseTitleTimes', data: { titleId, calendar }, ...on('2026-06-24') } as const;

function after(history: readonly TitleEvent[]): Title {
  const state = spec.given(history).state();
  if (!isKnown(state)) throw new Error('no title');
  return state;
}

describe('clocks of a title that were counted without a calendar', () => {
  const { appeal, clocks } = removedData;
  const provisionally = <Counted extends { readonly calendar: string | null }>(clock: Counted): Counted => ({
    ...clock,
    lastDay: '2026-06-21',
    calendar: null,
  });
  const history = removed.map((event): TitleEvent =>
    event === removedEvent
      ? {
          type: 'TitleRemoved',
          data: {
            ...removedData,
            appeal: { ...appeal, until: provisionally(appeal.until) },
            clocks: { ...clocks, served: provisionally(clocks.served) },
          },
        }
      : event,
  );

  it('are counted anew, each that runs', () => {
    const events = titleDecider.decide(revise, after(history));
    expect(events).toMatchObject([
      { type: 'TitleTimeRevised', data: { clock: 'served', until: clocks.served } },
      { type: 'TitleTimeRevised', data: { clock: 'appeal', until: appeal.until } },
    ]);
    const [removal] = after([...history, ...events]).removals;
    expect(removal?.removed).toMatchObject({ appeal: { until: appeal.until }, clocks });
    spec
      .given([...history, ...events])
      .when(revise)
      .thenNothing();
  });

  it('are that of a statement too', () => {
    const told: TitleEvent = {
      type: 'SubjectTold',
      data: { ...toldData, statementUntil: provisionally(toldData.statementUntil) },
    };
    const waiting = [...toldOf.slice(0, -1), told];
    const events = titleDecider.decide(revise, after(waiting));
    expect(events).toMatchObject([{ data: { clock: 'statement', of: titleId, until: toldData.statementUntil } }]);
    expect(after([...waiting, ...events]).procedure?.told?.statementUntil).toEqual(toldData.statementUntil);
  });

  it('of the office are owed until what they wait for has come', () => {
    const { served } = removedData.clocks;
    const over: TitleEvent = {
      type: 'ClockPassed',
      data: { titleId, clock: 'served', of: removalId, until: served, factId: removalId },
    };
    const servedEvent: TitleEvent = {
      type: 'RemovalServed',
      data: { titleId, removalId, way: 'post', on: '2026-06-24', appealUntil: removedData.appeal.until, by: clerk },
    };
    expect(overdueClocks(after(removed))).toEqual([]);
    expect(overdueClocks(after([...removed, over]))).toEqual([{ clock: 'served', of: removalId, until: served }]);
    expect(overdueClocks(after([...removed, over, servedEvent]))).toEqual([]);
  });

  it('stay as they are where the calendar was known, or nothing runs', () => {
    for (const known of [named, conferred, removed, toldOf]) spec.given(known).when(revise).thenNothing();
  });
});
