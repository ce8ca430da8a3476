const DECIMALS = 10_000;

export interface Fraction {
  readonly n: number | string;
  readonly d: number | string;
}

export function isFraction(value: object): value is Fraction {
  return 'n' in value && 'd' in value && Object.keys(value).length === 2;
}

/** A number as it stands; a fraction with four decimals, cut off: what misses a bar never seems to reach it. */
export function figureInWords(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (typeof value !== 'object' || value === null || !isFraction(value)) return '';
  return String(Math.trunc((Number(value.n) * DECIMALS) / Number(value.d)) / DECIMALS);
}
