import type { Fact, JsonValue, UnitAsOf } from '@gongjian/shared-kernel';

/** A decision that a published version took, with what its basis names. */
export interface DecidedByRule {
  readonly programme: {
    readonly programme: string;
    readonly version: number;
    readonly rules: number;
    readonly authority: UnitAsOf;
    readonly definition: JsonValue;
  };
  /** Of the deciding stream, up to and with the decision. */
  readonly facts: readonly Fact[];
  /** Of each stream of a category that the basis names, up to the revision it names. */
  seen(category: string): readonly (readonly Fact[])[];
}

/** What the interpreter of the version says of it now, and what was recorded. */
export interface Reproduced {
  readonly recorded: unknown;
  readonly again: unknown;
}

/** How decisions of a type are taken once more by the rules, without anything but their basis. */
export interface Reproduction {
  readonly category: string;
  readonly type: string;
  /** Pure. `null`: the basis of this one names less than it was decided by. */
  reproduce(decided: DecidedByRule): Reproduced | null;
}
