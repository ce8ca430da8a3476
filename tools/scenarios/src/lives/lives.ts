import fc from 'fast-check';
import type { Kind } from './kind.js';
import { Life, nothingSeen, type Domains } from './life.js';

/** One life as it was drawn: of which kinds it is mostly about, and a number for every step. */
export interface Drawn {
  readonly about: readonly string[];
  readonly lots: readonly number[];
}

const STEPS = { from: 120, to: 180 } as const;

/** Lives of campaigns, each mostly about one or two of these kinds. */
export function livesAbout(kinds: readonly Kind[]): fc.Arbitrary<Drawn> {
  const weighted = kinds.map(({ category, acts }) => ({
    arbitrary: fc.constant(category),
    weight: 1 + Math.ceil(acts.length / 4),
  }));
  return fc.record({
    about: fc.array(fc.oneof(...weighted), { minLength: 1, maxLength: 2 }),
    lots: fc.array(fc.nat(0x7fffffff), { minLength: STEPS.from, maxLength: STEPS.to, size: 'max' }),
  });
}

/** Lives it through. @throws Found */
export function live(kinds: readonly Kind[], domains: Domains, drawn: Drawn, counts: Counts | null): void {
  const seen = nothingSeen();
  const life = new Life(kinds, domains, seen);
  const favoured = kinds.filter(
    ({ category }) =>
      drawn.about.includes(category) ||
      kinds.some((other) => drawn.about.includes(other.category) && other.needs?.includes(category) === true),
  );
  for (const lot of drawn.lots) life.step(lot, favoured);
  life.retell();
  counts?.add(seen.types, seen.codes, seen.accepted, seen.refused);
}

/** In how many lives each event and each refusal was met. */
export class Counts {
  readonly types = new Map<string, number>();
  readonly codes = new Map<string, number>();
  lives = 0;
  accepted = 0;
  refused = 0;

  add(types: ReadonlySet<string>, codes: ReadonlySet<string>, accepted: number, refused: number): void {
    for (const type of types) this.types.set(type, (this.types.get(type) ?? 0) + 1);
    for (const code of codes) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    this.lives += 1;
    this.accepted += accepted;
    this.refused += refused;
  }
}
