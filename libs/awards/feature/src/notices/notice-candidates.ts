import type { NoticeCandidate } from '@gongjian/awards-domain';
import type { SlateCandidate } from '../slates/candidates-of-slate.js';

/** Shown in one append, at most: with the longest names and nine assessors each they fit. */
export const CANDIDATES_A_PART = 150;

/** As it is frozen into a notice. */
export function shownAs({
  titleId,
  slateId,
  subject,
  grade,
  result,
  assessors,
}: SlateCandidate): Omit<NoticeCandidate, 'noticeId'> {
  const shown = { titleId, slateId, subject, grade, result };
  return assessors.length === 0 ? shown : { ...shown, assessors };
}
