import { stationsOf } from './review-stations.js';
import type { Task } from './task-record.js';

const names = { zh: '审核', en: 'Review' };
const levels = [1, 2, 3].map((level) => ({ level, names, actedBy: 'office' as const }));

function task(changes: object): Task {
  return {
    status: 'submitted',
    rules: { review: levels },
    submissions: [{ submission: 1 }, { submission: 2 }],
    reviews: [],
    waitsFor: null,
    ...changes,
  } as unknown as Task;
}

const review = (submission: number, level: number, result: 'approve' | 'return', counts = true): object => ({
  submission,
  level,
  result,
  counts,
});

describe('the line of the levels', () => {
  it('shows what was approved, where it waits and what is ahead', () => {
    const stations = stationsOf(
      task({ reviews: [review(2, 1, 'approve')], waitsFor: { level: 2, actedBy: 'office' } }),
    );
    expect(stations.map(({ standing }) => standing)).toEqual(['approved', 'waiting', 'ahead']);
  });

  it('starts again with a new submission: approvals of the one before do not count', () => {
    const before = [review(1, 1, 'approve', false), review(1, 2, 'return', false)];
    const stations = stationsOf(task({ reviews: before, waitsFor: { level: 1, actedBy: 'office' } }));
    expect(stations.map(({ standing }) => standing)).toEqual(['waiting', 'ahead', 'ahead']);
  });

  it('shows the level that returned it', () => {
    const stations = stationsOf(
      task({ status: 'returned', reviews: [review(2, 1, 'approve', false), review(2, 2, 'return')] }),
    );
    expect(stations.map(({ standing }) => standing)).toEqual(['ahead', 'returned', 'ahead']);
  });
});
