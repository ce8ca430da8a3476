/** A number as the log stores it: a safe integer. Anything else is a decimal string or a {@link Fraction}. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An exact ratio `n / d`; `d` is positive. What is computed may go beyond 2^53: then it is an integer as text. */
export interface Fraction {
  readonly n: number | string;
  readonly d: number | string;
}
