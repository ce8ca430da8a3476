import type { AnyProjection } from '@gongjian/shared-projections';
import type { Change } from './change.js';
import { ChangeGate } from './change-gate.js';

const [plan, planHead, task] = ['plan', 'planHead', 'task'].map((name) => ({ name }) as unknown as AnyProjection) as [
  AnyProjection,
  AnyProjection,
  AnyProjection,
];
const projections = new Map([
  ['plan', [plan, planHead]],
  ['task', [task]],
]);
const change = (kind: string, position: string): Change => ({ tenant: 't', kind, id: position, position, frame: '' });
const gateOf = (pending = 10): ChangeGate => new ChangeGate(projections, { waitMs: 1_000, pending });
const idsOf = (changes: readonly Change[]): readonly string[] => changes.map(({ id }) => id);

describe('changes on their way to readers', () => {
  it('wait until every read model of their category has passed them', () => {
    const gate = gateOf();
    gate.take(change('plan', '01'), 0);
    expect(gate.awaited).toEqual([plan, planHead]);
    expect(gate.pass(new Map([[plan, '01']]), 0)).toEqual({ told: [], reset: false });
    const both = new Map([
      [plan, '01'],
      [planHead, '02'],
    ]);
    expect(idsOf(gate.pass(both, 0).told)).toEqual(['01']);
    expect(gate.awaited).toEqual([]);
  });

  it('leave in the order of the log, whichever read model is ahead', () => {
    const gate = gateOf();
    gate.take(change('plan', '01'), 0);
    gate.take(change('task', '02'), 0);
    expect(gate.pass(new Map([[task, '02']]), 10).told).toEqual([]);
    const all = new Map([
      [plan, '01'],
      [planHead, '01'],
      [task, '02'],
    ]);
    expect(idsOf(gate.pass(all, 20).told)).toEqual(['01', '02']);
  });

  it('of a read model that stands still hold nobody up for long, and come as one reset when it goes on', () => {
    const gate = gateOf();
    gate.take(change('plan', '01'), 0);
    gate.take(change('task', '02'), 0);
    expect(idsOf(gate.pass(new Map([[task, '02']]), 1_000).told)).toEqual(['02']);
    gate.take(change('plan', '03'), 1_100);
    const first = new Map([
      [plan, '01'],
      [planHead, '01'],
    ]);
    expect(gate.pass(first, 1_200)).toEqual({ told: [], reset: false });
    const last = new Map([
      [plan, '03'],
      [planHead, '03'],
    ]);
    expect(gate.pass(last, 1_300)).toEqual({ told: [], reset: true });
    expect(gate.pass(last, 1_400)).toEqual({ told: [], reset: false });
    expect(gate.awaited).toEqual([]);
  });

  it('that are too many at once come as one reset', () => {
    const gate = gateOf(2);
    for (const position of ['01', '02', '03']) gate.take(change('task', position), 0);
    expect(gate.pass(new Map([[task, '02']]), 0)).toEqual({ told: [], reset: false });
    expect(gate.pass(new Map([[task, '03']]), 0)).toEqual({ told: [], reset: true });
  });
});
