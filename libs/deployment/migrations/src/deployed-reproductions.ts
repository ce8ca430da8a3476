import { assessmentsReproductions } from '@gongjian/assessments-feature';
import { awardsReproductions } from '@gongjian/awards-feature';
import type { Reproduction } from '@gongjian/shared-records';

/** How the decisions that rules take are taken once more, of every context. */
export function deployedReproductions(): readonly Reproduction[] {
  return [...assessmentsReproductions, ...awardsReproductions];
}
