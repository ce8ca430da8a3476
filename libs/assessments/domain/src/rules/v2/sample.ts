import type { RoundDefinition } from '@gongjian/plans-contracts';
import { over, rational, times } from '@gongjian/shared-kernel';

export type Sampling = NonNullable<RoundDefinition['sampling']>;

/** SHA-256 of a text, lower-case hex. */
export type Hash = (text: string) => string;

/**
 * Draws without replacement: those whose hash with the seed is lowest, so that anybody who knows seed and population
 * draws the same ones. A share is rounded up. The order of `ids` does not matter.
 */
export function sample(seed: string, ids: readonly string[], sampling: Sampling, hash: Hash): readonly string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, rank: hash(`${seed} ${id}`) }))
    .sort((a, b) => (a.rank === b.rank ? (a.id < b.id ? -1 : 1) : a.rank < b.rank ? -1 : 1))
    .slice(0, sizeOf(sampling, new Set(ids).size))
    .map(({ id }) => id)
    .sort();
}

function sizeOf(sampling: Sampling, population: number): number {
  if ('number' in sampling) return sampling.number;
  const { n, d } = over(times(rational(sampling.share), rational(population)), rational(100));
  return Number((n + d - 1n) / d);
}
