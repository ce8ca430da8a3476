import type { Sealed, SealedEnvelope } from '@gongjian/shared-kernel';

/** Whose key seals a value: the person's own, or one of the record (stream) it stands in. */
export type SealOwner =
  { readonly kind: 'person'; readonly personId: string } | { readonly kind: 'record'; readonly stream: string };

const PRINTED = '[personal value]';

/**
 * A clear personal value on its way into the log. It prints as `[personal value]`, refuses to be serialised, and
 * compares as nothing: only a {@link Sealer} can take the value out.
 */
export class PersonalValue<Value = unknown> {
  readonly #value: Value;

  private constructor(
    value: Value,
    readonly owner: SealOwner | null,
  ) {
    this.#value = value;
  }

  static of<Value>(value: Value): PersonalValue<Value> {
    return new PersonalValue(value, null);
  }

  /** The same value, sealed under that owner's key when an event that holds it is encoded. */
  sealedFor(owner: SealOwner): Sealed<Value> {
    return new PersonalValue(this.#value, owner) as unknown as Sealed<Value>;
  }

  /** For sealers, and for the directory's name search; never call it in rules, logs or answers. */
  static reveal<Value>(value: PersonalValue<Value>): Value {
    return value.#value;
  }

  toJSON(): never {
    throw new TypeError('a personal value cannot be serialised in clear');
  }

  toString(): string {
    return PRINTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return PRINTED;
  }
}

/** Seals synchronously with keys fetched beforehand. */
export interface SealingKeys {
  /** `at` = `<event id>#<JSON pointer from the event's root>`. */
  seal(owner: SealOwner, value: unknown, at: string): SealedEnvelope;
}

/** Port to the key store for writers. */
export abstract class Sealer {
  /**
   * Fetches the owners' keys, making those that do not exist yet.
   *
   * @throws DomainError `PERSONAL.ERASED` when an owner was erased
   */
  abstract prepare(tenant: string, owners: readonly SealOwner[]): Promise<SealingKeys>;
}

/** Port to the key store for readers. */
export abstract class Opener {
  /**
   * A copy of `value` in which every sealed value stands in clear, or `null` where its key was destroyed. `Opened`
   * is the caller's word for the shape.
   */
  abstract open<Opened>(tenant: string, value: unknown): Promise<Opened>;
}

/** Port: the tenant's keyed hash over what a command asked. */
export abstract class CommandHashes {
  /** `<key id>:<hex>` with the tenant's current key. */
  abstract hash(tenant: string, fingerprint: string): Promise<string>;
  /** Whether `stored` was made from `fingerprint`, under whichever key it names. */
  abstract matches(tenant: string, stored: string, fingerprint: string): Promise<boolean>;
}
