declare const content: unique symbol;

/**
 * A personal value that deciders and upcasters can copy but not read. At run time it is either a clear value that
 * has not been encoded yet (it hides its content) or a {@link SealedEnvelope} as stored.
 */
export interface Sealed<Value = string> {
  readonly [content]: Value;
}

/**
 * The stored form. `at` = `<event id>#<JSON pointer from the event's root>` of its first place and never changes when
 * the value is copied on. `nonce` and `ct` (ciphertext followed by the tag) are base64url without padding.
 */
export interface SealedEnvelope {
  readonly $sealed: {
    readonly alg: string;
    readonly key: string;
    readonly nonce: string;
    readonly ct: string;
    readonly at: string;
  };
}

/** True for an object that carries `$sealed`, well-formed or not; recognisable without a schema. */
export function isSealedEnvelope(value: unknown): value is SealedEnvelope {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '$sealed');
}

/** A copy as JSON with `null` for every personal value. */
export function withoutPersonalValues(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_name, member: unknown) => (isSealedEnvelope(member) ? null : member));
}
