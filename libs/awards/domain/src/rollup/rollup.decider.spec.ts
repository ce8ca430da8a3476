import { decider } from '@gongjian/shared-testing';
import fc from 'fast-check';
import { at, compound, id, pinned, titleId, town } from '../testing/campaign.js';
import { rollUpDecider, type RollUpState } from './rollup.decider.js';
import type { CountMembers } from './rollup.commands.js';
import type { RollUpEvent } from './rollup.events.js';

const spec = decider(rollUpDecider);
const rollUpId = id(73);
const subject = { ...compound, id: town.id, kind: 'division', name: town.name };
const facts = (holding: number, of: number) => ({
  ...{ ...pinned, rollUpId, subject, titleId, holding, of, sha256: String(holding % 10).repeat(64) },
});
const count = (holding: number, of = 5): CountMembers => ({
  type: 'CountMembers',
  data: { ...facts(holding, of), share: { atLeast: 80 }, grade: 'gold', inputs: [] },
  ...at,
});
const basis = (revision: number | null) => ({
  ...{ programme: pinned.programme, version: 3, rules: 2 },
  inputs: revision === null ? [] : [{ stream: `rollup-${rollUpId}`, revision: String(revision) }],
});
const counted = (holding: number, revision: number | null): RollUpEvent => ({
  type: 'MembersCounted',
  data: { ...facts(holding, 5), basis: basis(revision) },
});
const reached: RollUpEvent = { type: 'RollUpReached', data: { ...facts(4, 5), grade: 'gold', basis: basis(0) } };

describe('counting members', () => {
  it('is kept, and tells when the share is reached', () => {
    spec
      .given([])
      .when(count(3))
      .then([counted(3, null)]);
    spec
      .given([counted(3, null)])
      .when(count(4))
      .then([counted(4, 0), reached]);
  });
  it('tells when it is lost, and when it is reached again', () => {
    const held = [counted(3, null), counted(4, 0), reached];
    const lost: RollUpEvent = { type: 'RollUpLost', data: { ...facts(3, 5), basis: basis(2) } };
    spec
      .given(held)
      .when(count(5))
      .then([counted(5, 2)]);
    spec
      .given(held)
      .when(count(3))
      .then([counted(3, 2), lost]);
    const events = rollUpDecider.decide(count(4), spec.given([...held, counted(3, 2), lost]).state());
    expect(events.map(({ type }) => type)).toEqual(['MembersCounted', 'RollUpReached']);
  });
  it('refuses an interpreter this build does not know', () => {
    expect(() =>
      rollUpDecider.decide({ ...count(4), data: { ...count(4).data, rules: 9 } }, rollUpDecider.initialState),
    ).toThrow(RangeError);
  });
  it('stays quiet when nothing changed', () =>
    spec
      .given([counted(3, null)])
      .when(count(3))
      .thenNothing());

  it('reaches exactly when the share holds, whatever was counted before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (counts) => {
        const state = counts.reduce<RollUpState>(
          (before, holding) => rollUpDecider.decide(count(holding, 9), before).reduce(rollUpDecider.evolve, before),
          rollUpDecider.initialState,
        );
        const last = counts.at(-1) ?? 0;
        const ever = counts.some((holding) => holding * 100 >= 9 * 80);
        expect(state.reach).toBe(last * 100 >= 9 * 80 ? 'reached' : ever ? 'lost' : 'open');
      }),
    );
  });
});
