import { canonicalJson, MAX_BASIS_INPUTS, type BasisInput, type ManyInputs } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';

/** By stream; of too many their number and the SHA-256 of the canonical list. */
export function basisInputs(inputs: readonly BasisInput[]): readonly BasisInput[] | ManyInputs {
  const sorted = [...inputs].sort((a, b) => (a.stream < b.stream ? -1 : 1));
  if (sorted.length < MAX_BASIS_INPUTS) return sorted;
  const sha256 = createHash('sha256').update(canonicalJson(sorted), 'utf8').digest('hex');
  return { count: sorted.length, sha256 };
}
