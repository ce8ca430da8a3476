import fc from 'fast-check';
import { decider } from '@gongjian/shared-testing';
import { at, id, subject } from '../testing/campaign.js';
import type { DocketFact } from '../rules/docket-fact.js';
import type { DocketCommand } from './docket.commands.js';
import { docketDecider, knownFacts, MAX_DOCKET_EVENTS, type DocketState } from './docket.decider.js';
import type { DocketEvent } from './docket.events.js';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
const spec = decider(docketDecider);
const incident = (verified: boolean): DocketFact => ({
  fact: 'incident',
  kind: 'confirmedCase',
  occurredOn: '2026-11-19',
  standing: verified ? 'verified' : 'reported',
});
const note = (order = '1', verified = false, factId = id(30)): DocketCommand => ({
  type: 'NoteFact',
  data: { subjectId: subject.id, factId, order, fact: incident(verified) },
  ...at,
});
const noted = (type: 'FactNoted' | 'FactChanged', order = '1', verified = false): DocketEvent => ({
  type,
  data: { subjectId: subject.id, factId: id(30), order, fact: incident(verified) },
});
const withdraw = (factId = id(30)): DocketCommand => ({
  type: 'WithdrawFact',
  data: { subjectId: subject.id, factId },
  ...at,
});
const withdrawn: DocketEvent = { type: 'FactWithdrawn', data: { subjectId: subject.id, factId: id(30) } };

describe('a fact about a subject', () => {
  it('is noted, and changed by what is told later', () => {
    spec
      .given([])
      .when(note())
      .then([noted('FactNoted')]);
    spec
      .given([noted('FactNoted')])
      .when(note('2', true))
      .then([noted('FactChanged', '2', true)]);
  });
  it('is not changed by what was told before, and remembers which word was the last', () => {
    spec
      .given([noted('FactNoted', '2', true)])
      .when(note('1', false))
      .thenNothing();
    spec
      .given([noted('FactNoted')])
      .when(note())
      .thenNothing();
    spec
      .given([noted('FactNoted')])
      .when(note('3'))
      .then([noted('FactChanged', '3')]);
    spec
      .given([noted('FactNoted'), noted('FactChanged', '3')])
      .when(note('2', true))
      .thenNothing();
  });
  it('is withdrawn for good, though the withdrawal comes first', () => {
    spec
      .given([noted('FactNoted')])
      .when(withdraw())
      .then([withdrawn]);
    spec.given([]).when(withdraw()).then([withdrawn]);
    spec.given([withdrawn]).when(note()).thenNothing();
    spec.given([withdrawn]).when(withdraw()).thenNothing();
  });
  it('is known to rules while it stands', () => {
    expect(knownFacts(spec.given([noted('FactNoted')]).state())).toEqual([{ factId: id(30), ...incident(false) }]);
    expect(knownFacts(spec.given([noted('FactNoted'), withdrawn]).state())).toEqual([]);
  });
});

describe('a docket', () => {
  it('is full at some number of events, and still reads what is known', () => {
    const full: DocketState = { facts: { [id(30)]: { order: '1', fact: incident(false) } }, events: MAX_DOCKET_EVENTS };
    expect(() => docketDecider.decide(note('1', false, id(31)), full)).toThrow(/DOCKET.FULL/);
    expect(docketDecider.decide(note(), full)).toEqual([]);
  });

  it('ends alike in whichever order it was told', () => {
    const commands = fc.array(
      fc.oneof(
        fc
          .record({ order: fc.constantFrom('1', '2', '3'), fact: fc.constantFrom(id(30), id(31)) })
          .map(({ order, fact }) => note(order, order === '2', fact)),
        fc.constantFrom(id(30), id(31)).map(withdraw),
      ),
      { maxLength: 8 },
    );
    const told = (all: readonly DocketCommand[]) =>
      knownFacts(
        all.reduce(
          (state, command) => docketDecider.decide(command, state).reduce(docketDecider.evolve, state),
          docketDecider.initialState,
        ),
      );
    fc.assert(
      fc.property(commands, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all
          .map((command) => ({ command, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key);
        expect(told(shuffled.map(({ command }) => command))).toEqual(told(all));
        expect(told([...all, ...all])).toEqual(told(all));
      }),
      { seed, numRuns: 500 },
    );
  });
});
