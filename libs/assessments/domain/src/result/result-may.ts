import type { Refusal } from '../may-act.js';
import type { ResultState } from './result-state.js';
import { resultNotReopened } from './result.errors.js';

export function refusesReexamination({ status }: ResultState): Refusal {
  return status === 'reopened' ? null : resultNotReopened();
}
