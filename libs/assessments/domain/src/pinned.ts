import type { Basis, LocalDate } from '@gongjian/shared-kernel';

/** The published version that something was opened under; later versions never touch it. */
export interface Pinned {
  readonly programme: string;
  readonly version: number;
  /** The rule interpreter that reads it. */
  readonly rules: number;
  /** What titles refer to the programme by. */
  readonly key: string;
}

export function basisOf({ programme, version, rules }: Omit<Pinned, 'key'>, inputs: Basis['inputs']): Basis {
  return { programme, version, rules, inputs };
}

/** Own: of this authority. Mock: for practice, it decides nothing. External: told by another authority. */
export type RoundKind = 'own' | 'mock' | 'external';
export type RoundForm = 'selfCheck' | 'inspection' | 'summary';

export interface RoundPeriod {
  /** `2026-Q3`, or `once`. */
  readonly key: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}
