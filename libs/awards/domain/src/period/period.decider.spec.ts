import { decider } from '@gongjian/shared-testing';
import { at, id } from '../testing/campaign.js';
import { followUpsDue, periodDecider } from './period.decider.js';
import type { AwaitRemoval, ConcludePeriod, PeriodCommand } from './period.commands.js';
import type { PeriodEvent } from './period.events.js';

const spec = decider(periodDecider);
const periodId = id(81);
const conclude = (n: number, on: string): ConcludePeriod => ({
  type: 'ConcludePeriod',
  data: {
    ...{ periodId, programme: id(1), round: 'monthly', roundId: id(n), on },
    source: { stream: `round-${id(n)}`, revision: '4' },
  },
  ...at,
});
const await_ = (n: number, removedOn: string): AwaitRemoval => ({
  type: 'AwaitRemoval',
  data: { periodId, titleId: id(2), removalId: id(n), removedOn },
  ...at,
});
const concluded = (n: number, on: string): PeriodEvent => ({ type: 'PeriodConcluded', data: conclude(n, on).data });
const awaited = (n: number, on: string): PeriodEvent => ({ type: 'RemovalAwaited', data: await_(n, on).data });
const due = (commands: readonly PeriodCommand[]) => {
  const state = commands.reduce(
    (before, command) => periodDecider.decide(command, before).reduce(periodDecider.evolve, before),
    periodDecider.initialState,
  );
  return followUpsDue(state).map(({ removal, after }) => [removal.removalId, after.roundId]);
};

describe('a round that ends', () => {
  it('is noted once', () => {
    spec
      .given([])
      .when(conclude(5, '2026-06-30'))
      .then([concluded(5, '2026-06-30')]);
    spec
      .given([concluded(5, '2026-06-30')])
      .when(conclude(5, '2026-06-30'))
      .thenNothing();
  });
});

describe('a removal that waits for a round', () => {
  it('is noted once', () => {
    spec
      .given([])
      .when(await_(6, '2026-06-20'))
      .then([awaited(6, '2026-06-20')]);
    spec
      .given([awaited(6, '2026-06-20')])
      .when(await_(6, '2026-06-20'))
      .thenNothing();
  });

  it('is followed up after the first round that ends on its day or later, whichever is told first', () => {
    const commands = [conclude(4, '2026-05-31'), conclude(5, '2026-06-20'), await_(6, '2026-06-20')];
    expect(due(commands)).toEqual([[id(6), id(5)]]);
    expect(due(commands.toReversed())).toEqual([[id(6), id(5)]]);
    expect(due([conclude(4, '2026-05-31'), await_(6, '2026-06-20')])).toEqual([]);
    expect(due([...commands, conclude(7, '2026-07-31')])).toEqual([[id(6), id(5)]]);
  });
});
