import type { DomainError, LocalDate } from '@gongjian/shared-kernel';
import { unitClosed } from './unit.errors.js';

export const UNIT_ACTS = ['rename', 'move', 'changeSuperior', 'close', 'correct'] as const;
export type UnitAct = (typeof UNIT_ACTS)[number];

interface Dated {
  readonly closedOn: LocalDate | null;
}

/** Everything but to put its record right. */
export function refusesWhenUnitClosed({ closedOn }: Dated): DomainError | null {
  return closedOn === null ? null : unitClosed(closedOn);
}
