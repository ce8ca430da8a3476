import { decider } from '@gongjian/shared-testing';
import fc from 'fast-check';
import { agency, at, fire, id, programmeId, source, subjectId, told } from '../testing/campaign.js';
import { MAX_WATCH_EVENTS, watchDecider } from './watch.decider.js';
import { initialWatchState, standingFacts, type WatchState } from './watch-state.js';
import type { CorrectFact, RecordFact, VerifyFact, WatchCommand, WithdrawFact } from './watch.commands.js';
import type { WatchEvent } from './watch.events.js';

const spec = decider(watchDecider);
const factId = id(61);

const record = (change: Partial<RecordFact['data']> = {}): RecordFact => ({
  type: 'RecordFact',
  data: { subjectId, factId, ...told(fire, '2026-06-01'), source: source(1), ...change },
  ...at,
});
const recorded = (change: Partial<RecordFact['data']> = {}): WatchEvent => ({
  type: 'FactRecorded',
  data: record(change).data,
});
const verify: VerifyFact = {
  type: 'VerifyFact',
  data: { subjectId, factId, verifier: agency, source: source(2, 1) },
  ...at,
};
const verified: WatchEvent = { type: 'FactVerified', data: verify.data };
const now = told(fire, '2026-06-02');
const correct = (revision = 2): CorrectFact => ({
  type: 'CorrectFact',
  data: { subjectId, factId, now, source: source(3, revision) },
  ...at,
});
const corrected: WatchEvent = {
  type: 'FactCorrected',
  data: { subjectId, factId, was: told(fire, '2026-06-01'), now, source: source(3, 2) },
};
const withdraw: WithdrawFact = {
  type: 'WithdrawFact',
  data: { subjectId, factId, why: 'withdrawn', source: source(4, 3) },
  ...at,
};
const withdrawn: WatchEvent = { type: 'FactWithdrawn', data: withdraw.data };
const attach = {
  type: 'AttachTitle',
  data: { subjectId, titleId: id(62), programmeId },
  ...at,
} as const;
const attached: WatchEvent = { type: 'TitleAttached', data: attach.data };
/** As it is after the last entry it takes. */
function refusesWhenFull(command: WatchCommand): void {
  const full = { ...initialWatchState, revision: MAX_WATCH_EVENTS - 1 };
  expect(() => watchDecider.decide(command, full)).toThrow(/^WATCH\.FULL/);
  expect(watchDecider.decide(command, { ...full, revision: full.revision - 1 })).toHaveLength(1);
}

describe('recording a fact', () => {
  it('keeps what took place, when and by whom it was told', () => spec.given([]).when(record()).then([recorded()]));
  it('keeps it even when it was withdrawn before it was told', () => {
    spec.given([withdrawn]).when(record()).then([recorded()]);
    expect(standingFacts(spec.given([withdrawn, recorded()]).state())).toEqual([]);
  });
  it('refuses more entries than a subject can have', () => refusesWhenFull(record()));
  it('stays quiet when the fact is recorded', () => spec.given([recorded()]).when(record()).thenNothing());
});

describe('verifying a fact', () => {
  it('makes it count', () => {
    spec
      .given([recorded({ verified: false })])
      .when(verify)
      .then([verified]);
    expect(standingFacts(spec.given([verified, recorded({ verified: false })]).state())[0]?.verified).toBe(true);
  });
  it('refuses in a full watch', () => {
    refusesWhenFull(verify);
  });
  it('stays quiet when it was verified', () => {
    spec.given([recorded()]).when(verify).thenNothing();
    spec
      .given([recorded({ verified: false }), verified])
      .when(verify)
      .thenNothing();
  });
});

describe('correcting a fact', () => {
  it('keeps what was told before', () => spec.given([recorded()]).when(correct()).then([corrected]));
  it('keeps the newest of two corrections, whichever comes first', () => {
    const older = { ...correct(1), data: { ...correct(1).data, now: told(fire, '2026-05-30') } };
    spec.given([recorded(), corrected]).when(older).thenNothing();
    expect(standingFacts(spec.given([corrected, recorded()]).state())[0]?.occurredOn).toBe('2026-06-02');
  });
  it('refuses in a full watch', () => {
    refusesWhenFull(correct());
  });
  it('stays quiet when it says so already', () => {
    spec.given([recorded(), corrected]).when(correct(3)).thenNothing();
  });
});

describe('withdrawing a fact', () => {
  it('makes it count no more', () => {
    spec.given([recorded()]).when(withdraw).then([withdrawn]);
    expect(standingFacts(spec.given([recorded(), withdrawn]).state())).toEqual([]);
  });
  it('is kept for a fact that is not told yet', () => spec.given([]).when(withdraw).then([withdrawn]));
  it('refuses in a full watch', () => {
    refusesWhenFull(withdraw);
  });
  it('stays quiet when it was withdrawn', () => spec.given([recorded(), withdrawn]).when(withdraw).thenNothing());
});

describe('attaching a title', () => {
  it('names a title that facts are checked against', () => spec.given([]).when(attach).then([attached]));
  it('refuses in a full watch', () => {
    refusesWhenFull(attach);
  });
  it('stays quiet when it is attached', () => spec.given([attached]).when(attach).thenNothing());
});

describe('any order of telling, verifying, correcting and withdrawing', () => {
  const commands: readonly WatchCommand[] = [record({ verified: false }), verify, correct(), attach];
  const end = (order: readonly WatchCommand[]): WatchState =>
    order.reduce<WatchState>(
      (state, command) => watchDecider.decide(command, state).reduce(watchDecider.evolve, state),
      initialWatchState,
    );
  const comparable = (state: WatchState) => ({
    facts: standingFacts(state).map(({ changedAt: _changedAt, ...fact }) => fact),
    titles: state.titles,
  });

  it('ends alike', () => {
    const shuffled = fc.shuffledSubarray([...commands], { minLength: commands.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(comparable(end(order))).toEqual(comparable(end(commands)));
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([...commands, withdraw], { minLength: commands.length + 1 }), (order) => {
        expect(comparable(end(order)).facts).toEqual([]);
      }),
    );
  });
});
