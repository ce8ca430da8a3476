import { canonicalJson, type Sealed } from '@gongjian/shared-kernel';

/**
 * A sealed value for domain specs: shaped like a stored one, equal to another exactly when the values are equal, and
 * opaque to the rules under test. Its content is readable in failure messages and opens nowhere.
 */
export function sealedForTest<Value>(value: Value): Sealed<Value> {
  const envelope = { alg: 'TEST', key: 'test', nonce: '', ct: canonicalJson(value), at: 'test#/data' };
  return Object.freeze({ $sealed: Object.freeze(envelope) }) as unknown as Sealed<Value>;
}
