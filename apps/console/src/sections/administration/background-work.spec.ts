import { kindOf, nameOf, percentOf, standings, type Reader } from './background-work.js';

const reader = (name: string, changes: Partial<Reader> = {}): Reader => ({
  reader: name,
  phase: 'live',
  position: '00000000000000000049',
  stalled: null,
  events: 0,
  seconds: 0,
  ...changes,
});
const HEAD = '00000000000000000099';

describe('background work', () => {
  it('is told by its kind and name', () => {
    expect(kindOf(reader('projection.task.v4'))).toBe('projection');
    expect(kindOf(reader('publisher'))).toBe('other');
    expect([nameOf(reader('projection.task.v4')), nameOf(reader('publisher'))]).toEqual(['task v4', 'publisher']);
  });

  it('is through when nothing of its own is left, wherever the log ends', () => {
    expect(percentOf(reader('projection.task.v4'), HEAD)).toBe(100);
    expect(percentOf(reader('projection.task.v4', { events: 12 }), HEAD)).toBe(50);
    expect(percentOf(reader('projection.task.v4', { events: 1, position: HEAD }), HEAD)).toBe(99);
    expect(percentOf(reader('projection.task.v4', { events: 12, position: null }), HEAD)).toBe(0);
  });

  it('is as far as the one that is furthest behind', () => {
    const readers = [
      reader('projection.task.v4'),
      reader('projection.plan.v2', { events: 12, seconds: 7, phase: 'catchingUp' }),
      reader('reaction.when_plan_issued', { stalled: 'TypeError' }),
    ];
    expect(standings({ head: HEAD, readers, waiting: [], deadlines: [] })).toMatchObject([
      { kind: 'projection', percent: 50, events: 12, seconds: 7, stalled: [] },
      { kind: 'reaction', percent: 100, stalled: [{ reader: 'reaction.when_plan_issued' }] },
    ]);
  });
});
