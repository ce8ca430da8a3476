import { assessmentsRecoveries, assessmentsReproductions } from '@gongjian/assessments-feature';
import { awardsRecoveries, awardsReproductions } from '@gongjian/awards-feature';
import type { Recovery, Reproduction } from '@gongjian/shared-records';

/** How the decisions that rules take are taken once more, of every context. */
export function deployedReproductions(): readonly Reproduction[] {
  return [...assessmentsReproductions, ...awardsReproductions];
}

/** How what was seen is found again, where only its hash is kept, of every context. */
export function deployedRecoveries(): readonly Recovery[] {
  return [...assessmentsRecoveries, ...awardsRecoveries];
}
