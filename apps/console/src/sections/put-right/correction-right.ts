import type { May } from '../../shapes/may.js';

/** Who may correct may confirm what another proposed; while something waits, correcting is refused for that alone. */
export function mayConfirmCorrection(may: May): boolean {
  const answer = may?.['correct'];
  return answer === true || answer?.code.endsWith('.CORRECTION_PENDING') === true;
}
