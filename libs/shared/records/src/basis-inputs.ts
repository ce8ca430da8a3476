import { canonicalJson, MAX_BASIS_INPUTS, type BasisInput, type ManyInputs } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';

/** As they are listed, and as the hash of many is made. */
export function byStream(inputs: readonly BasisInput[]): readonly BasisInput[] {
  return [...inputs].sort((a, b) => (a.stream < b.stream ? -1 : 1));
}

/** By stream; of too many their number and the SHA-256 of the canonical list. */
export function basisInputs(inputs: readonly BasisInput[]): readonly BasisInput[] | ManyInputs {
  const sorted = byStream(inputs);
  if (sorted.length < MAX_BASIS_INPUTS) return sorted;
  const sha256 = createHash('sha256').update(canonicalJson(sorted), 'utf8').digest('hex');
  return { count: sorted.length, sha256 };
}
