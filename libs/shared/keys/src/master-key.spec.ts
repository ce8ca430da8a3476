import { Aes256Gcm } from './cipher.js';
import { KeyUnwrapFailed, parseWrappedKey, unwrapKey, wrapKey, wrapKeyWithNonce } from './key-wrap.js';
import { LocalMasterKey } from './master-key.js';

const cipher = new Aes256Gcm();
const wrapping = { name: '1', bytes: Buffer.from(Array.from({ length: 32 }, (_unused, index) => index)) };
const key = Buffer.alloc(32, 0xab);
const context = { tenant: '3f0b2f86-6f4e-4c3e-9a59-0d9d3f1c2a11', key: 'k1' };

describe('a wrapped key', () => {
  it('is the same text for ever', () => {
    expect(wrapKeyWithNonce(cipher, wrapping, key, context, Buffer.alloc(12, 7))).toBe(
      'A256GCM.1.BwcHBwcHBwcHBwcH.pMEN98SkfF9tNrgrK_pfMAr3JtgjXCqyVRD1Ua91mbD1IF6rJ6U1LjlS8kVLLFGc',
    );
  });

  it('opens under the same key and context only', () => {
    const wrapped = parseWrappedKey(wrapKey(cipher, wrapping, key, context));
    expect(unwrapKey(cipher, wrapping, wrapped, context)).toEqual(key);
    const failures = [
      () => unwrapKey(cipher, wrapping, wrapped, { ...context, key: 'k2' }),
      () => unwrapKey(cipher, wrapping, wrapped, { ...context, tenant: 'other' }),
      () => unwrapKey(cipher, { ...wrapping, name: '2' }, wrapped, context),
      () => unwrapKey(cipher, { ...wrapping, bytes: key }, wrapped, context),
      () => unwrapKey(cipher, wrapping, { ...wrapped, by: '2' }, context),
      () => unwrapKey(cipher, wrapping, { ...wrapped, alg: 'OTHER' }, context),
    ];
    for (const failure of failures) expect(failure).toThrow(KeyUnwrapFailed);
  });

  it('is wrapped otherwise every time', () => {
    expect(wrapKey(cipher, wrapping, key, context)).not.toBe(wrapKey(cipher, wrapping, key, context));
  });

  it.each(['', 'A256GCM', 'A256GCM.1.x', 'A256GCM.1.x.y.z', '..a.b'])('is not %p', (text) => {
    expect(() => parseWrappedKey(text)).toThrow(KeyUnwrapFailed);
  });
});

describe('a master key', () => {
  it('opens what it wrapped, and says when another one did', async () => {
    const [mine, other] = [LocalMasterKey.random(), LocalMasterKey.random()];
    const wrapped = await mine.wrap(key, context);
    expect(await mine.unwrap(wrapped, context)).toEqual(key);
    await expect(other.unwrap(wrapped, context)).rejects.toThrow(/wrapped by key [0-9a-f]{16}, but this is key/);
    await expect(mine.unwrap(wrapped, { ...context, tenant: 'x' })).rejects.toBeInstanceOf(KeyUnwrapFailed);
  });

  it('has 32 bytes', () => {
    expect(() => new LocalMasterKey(Buffer.alloc(16))).toThrow(RangeError);
  });
});
