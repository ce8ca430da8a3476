import type { DomainError, LocalDate } from '@gongjian/shared-kernel';
import { divisionOver } from './division.errors.js';

export const DIVISION_ACTS = ['rename', 'move', 'merge', 'abolish', 'correct'] as const;
export type DivisionAct = (typeof DIVISION_ACTS)[number];

interface Dated {
  readonly endedOn: LocalDate | null;
}

/** Everything but to put its record right. */
export function refusesWhenDivisionOver({ endedOn }: Dated): DomainError | null {
  return endedOn === null ? null : divisionOver(endedOn);
}
