import {
  compare,
  minus,
  rational,
  type Bound,
  type Exact,
  type Fraction,
  type Rational,
} from '@gongjian/shared-kernel';

/** A fraction is shown with this many decimals. */
const PLACES = 2;

/** A number as it stands; a fraction cut off, never rounded: what misses a bar never seems to reach it. */
export function figure(value: Exact | null | undefined): string {
  if (value === null || value === undefined) return '—';
  return typeof value === 'object' ? cut(rational(value), PLACES) : String(value);
}

/** Towards zero. */
export function cut({ n, d }: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  const whole = ((n < 0n ? -n : n) * scale) / d;
  const digits = String(whole).padStart(places + 1, '0');
  const sign = n < 0n && whole > 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** `94.94%` for 9494999 of 10000000. */
export function percent({ n, d }: Fraction): string {
  const rate = rational({ n, d });
  return `${cut({ n: rate.n * 100n, d: rate.d }, PLACES)}%`;
}

/** `1899/2000`, as it was counted. */
export function fraction({ n, d }: Fraction): string {
  return `${n}/${d}`;
}

export function isFraction(value: unknown): value is Fraction {
  return typeof value === 'object' && value !== null && 'n' in value && 'd' in value;
}

/** For the length of a line or a bar only; never compared. */
export function approximate(value: Exact): number {
  const { n, d } = rational(value);
  return Number((n * 10_000n) / d) / 10_000;
}

/** What is missing of the whole; `null` when nothing is. */
export function lost(points: Exact | null, of: Exact | null): string | null {
  if (points === null || of === null) return null;
  const [got, whole] = [rational(points), rational(of)];
  if (compare(got, whole) >= 0) return null;
  const gap = minus(whole, got);
  return cut(gap, placesOf(gap));
}

/** What is missing to a lower bar that is counted in points; `null` where it is reached, or where the bar is another. */
export function missingTo(bar: Bound, points: Exact | null): string | null {
  return bar.atLeast === undefined ? null : lost(points, bar.atLeast);
}

/** With its sign: `+1.5`, `-0.4`. */
export function change(value: Exact | null): string {
  if (value === null) return '—';
  const text = figure(value);
  return compare(rational(value), rational(0)) > 0 ? `+${text}` : text;
}

function placesOf({ d }: Rational): number {
  for (const places of [0, 1, PLACES]) if (10n ** BigInt(places) % d === 0n) return places;
  return PLACES;
}
