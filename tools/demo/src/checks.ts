import { isDeepStrictEqual } from 'node:util';

/** What a step found otherwise than it should be. */
export class CheckFailed extends Error {
  constructor(
    readonly what: string,
    readonly expected: unknown,
    readonly got: unknown,
  ) {
    super(`${what}: expected ${shown(expected)}, got ${shown(got)}`);
    this.name = 'CheckFailed';
  }
}

interface Difference {
  readonly pointer: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Counts what was checked; the first thing that is wrong ends the run. */
export class Checks {
  private held = 0;

  get count(): number {
    return this.held;
  }

  /** @throws CheckFailed */
  equal(what: string, got: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(got, expected)) throw new CheckFailed(what, expected, got);
    this.held += 1;
  }

  /**
   * Every member that `expected` has; lists are compared whole.
   *
   * @throws CheckFailed naming the first member that differs
   */
  matches(what: string, got: unknown, expected: unknown): void {
    const difference = firstDifference(got, expected, '');
    if (difference !== null)
      throw new CheckFailed(`${what} ${difference.pointer}`, difference.expected, difference.got);
    this.held += 1;
  }

  /** @throws CheckFailed */
  that(what: string, holds: boolean, got: unknown): void {
    if (!holds) throw new CheckFailed(what, true, got);
    this.held += 1;
  }

  /** @throws CheckFailed when there is nothing */
  present<Value>(what: string, value: Value | null | undefined): Value {
    if (value === null || value === undefined) throw new CheckFailed(what, 'something', value);
    this.held += 1;
    return value;
  }
}

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= 400 ? text : `${text.slice(0, 400)}…`;
}

function firstDifference(got: unknown, expected: unknown, pointer: string): Difference | null {
  if (typeof expected !== 'object' || expected === null) {
    return Object.is(got, expected) ? null : { pointer, expected, got };
  }
  if (typeof got !== 'object' || got === null) return { pointer, expected, got };
  if (Array.isArray(expected) && (!Array.isArray(got) || got.length !== expected.length)) {
    return { pointer, expected, got };
  }
  for (const [name, value] of Object.entries(expected)) {
    const difference = firstDifference((got as Record<string, unknown>)[name], value, `${pointer}/${name}`);
    if (difference !== null) return difference;
  }
  return null;
}
