import type { Answer } from '../../api/client.js';
import type { Tone } from '../../shapes/chip.js';

export type Filing = Answer<'/api/plans/v1/filings/{id}'>;
export type FilingStatus = Filing['status'];

export const FILING_STATUSES: readonly FilingStatus[] = ['open', 'returned', 'submitted', 'completed'];

const TONES: Readonly<Record<FilingStatus, Tone>> = {
  open: 'go',
  submitted: 'soon',
  returned: 'back',
  completed: 'ok',
};

export function toneOfFiling(status: FilingStatus): Tone {
  return TONES[status];
}

export type Standing = 'approved' | 'returned' | 'waiting' | 'ahead';

export interface Station {
  readonly level: number;
  readonly names: { readonly zh: string; readonly en: string };
  readonly actedBy: Filing['rules']['review'][number]['actedBy'];
  readonly standing: Standing;
}

/** Where the last submission stands at every level; what was approved of an earlier one no longer counts. */
export function stationsOf({
  rules,
  reviews,
  submissions,
  waitsFor,
  status,
}: Pick<Filing, 'rules' | 'reviews' | 'submissions' | 'waitsFor' | 'status'>): readonly Station[] {
  const last = submissions.at(-1)?.submission;
  return rules.review.map((level) => {
    if (waitsFor?.level === level.level) return { ...level, standing: 'waiting' };
    const review = reviews.filter(({ submission, level: at }) => submission === last && at === level.level).at(-1);
    if (review === undefined) return { ...level, standing: 'ahead' };
    if (review.result === 'return') return { ...level, standing: 'returned' };
    return { ...level, standing: review.counts || status === 'completed' ? 'approved' : 'ahead' };
  });
}
