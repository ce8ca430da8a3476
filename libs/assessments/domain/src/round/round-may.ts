import type { LocalDate } from '@gongjian/shared-kernel';
import type { Refusal } from '../may-act.js';
import type { OpenedRound } from './round-state.js';
import { roundConcluded, roundNotBegun, roundNotOpen, roundNotTied, roundSubjectsComing } from './round.errors.js';

export function refusesClosing({ status, opened, entered }: OpenedRound, today: LocalDate): Refusal {
  if (status !== 'open') return roundNotOpen(status);
  if (today < opened.period.from) return roundNotBegun(opened.period.from);
  return opened.entersSubjects && entered === null ? roundSubjectsComing() : null;
}

export function refusesTieDecision({ status }: OpenedRound): Refusal {
  return status === 'tied' ? null : roundNotTied();
}

export function refusesCancelling({ status }: OpenedRound): Refusal {
  if (status === 'concluded') return roundConcluded();
  return status === 'cancelled' ? roundNotOpen(status) : null;
}
