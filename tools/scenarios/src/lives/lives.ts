import fc from 'fast-check';
import type { Kind } from './kind.js';
import { Life, nothingSeen, type Domains, type Seen } from './life.js';

/** One life as it was drawn: of which kinds it is mostly about, and a number for every step. */
export interface Drawn {
  readonly about: readonly string[];
  readonly slow: boolean;
  readonly lots: readonly number[];
}

const STEPS = { from: 360, to: 440 } as const;

/** Lives of campaigns, each mostly about one or two of these kinds. */
export function livesAbout(kinds: readonly Kind[]): fc.Arbitrary<Drawn> {
  const weighted = kinds.map(({ category, acts }) => ({
    arbitrary: fc.constant(category),
    weight: 3 + Math.ceil(acts.length / 3),
  }));
  return fc.record({
    about: fc.array(fc.oneof(...weighted), { minLength: 1, maxLength: 2 }),
    slow: fc.boolean(),
    lots: fc.array(fc.nat(0x7fffffff), { minLength: STEPS.from, maxLength: STEPS.to, size: 'max' }),
  });
}

/** Lives it through. @throws Found */
export function live(kinds: readonly Kind[], domains: Domains, drawn: Drawn, counts: Counts | null): void {
  const seen = nothingSeen();
  const life = new Life(kinds, domains, seen, drawn.slow);
  const favoured = kinds.filter(
    ({ category }) =>
      drawn.about.includes(category) ||
      kinds.some((other) => drawn.about.includes(other.category) && other.needs?.includes(category) === true),
  );
  for (const lot of drawn.lots) life.step(lot, favoured);
  life.retell();
  counts?.add(seen);
}

/** In how many lives each event and each refusal was met, and each kind of decision was made again. */
export class Counts {
  readonly types = new Map<string, number>();
  readonly codes = new Map<string, number>();
  readonly recomputed = new Map<string, number>();
  /** Events that carry their basis. */
  readonly decisions = new Set<string>();
  lives = 0;
  accepted = 0;
  refused = 0;

  add({ types, codes, recomputed, decisions, accepted, refused }: Seen): void {
    count(this.types, types);
    count(this.codes, codes);
    count(this.recomputed, recomputed);
    for (const type of decisions) this.decisions.add(type);
    this.lives += 1;
    this.accepted += accepted;
    this.refused += refused;
  }
}

function count(counts: Map<string, number>, met: ReadonlySet<string>): void {
  for (const each of met) counts.set(each, (counts.get(each) ?? 0) + 1);
}
