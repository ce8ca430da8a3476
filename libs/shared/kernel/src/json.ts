/** A number as the log stores it: a safe integer. Anything else is a decimal string or a {@link Fraction}. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An exact ratio `n / d`; `d` is positive. */
export interface Fraction {
  readonly n: number;
  readonly d: number;
}
