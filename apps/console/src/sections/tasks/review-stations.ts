import type { Task } from './task-record.js';

type Level = Task['rules']['review'][number];

export interface Station extends Level {
  readonly standing: 'approved' | 'returned' | 'waiting' | 'ahead';
}

type Reviewed = Pick<Task, 'rules' | 'reviews' | 'submissions' | 'waitsFor' | 'status'>;

/** Where the last submission stands at every level; what was approved of an earlier one no longer counts. */
export function stationsOf({ rules, reviews, submissions, waitsFor, status }: Reviewed): readonly Station[] {
  const last = submissions.at(-1)?.submission;
  return rules.review.map((level) => {
    if (waitsFor?.level === level.level) return { ...level, standing: 'waiting' };
    const review = reviews.filter(({ submission, level: at }) => submission === last && at === level.level).at(-1);
    if (review === undefined) return { ...level, standing: 'ahead' };
    if (review.result === 'return') return { ...level, standing: 'returned' };
    return { ...level, standing: review.counts || status === 'completed' ? 'approved' : 'ahead' };
  });
}
