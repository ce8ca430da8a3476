import { createHmac, timingSafeEqual } from 'node:crypto';

/** `<key id>:<lower-case hex HMAC-SHA-256>` over the fingerprint's UTF-8 bytes. */
export function commandHash(keyId: string, key: Uint8Array, fingerprint: string): string {
  return `${keyId}:${createHmac('sha256', key).update(fingerprint, 'utf8').digest('hex')}`;
}

/** The key a stored hash names, `null` when it is no such hash. */
export function commandHashKeyId(stored: string): string | null {
  return /^([A-Za-z0-9_-]+):[0-9a-f]{64}$/.exec(stored)?.[1] ?? null;
}

/** Compares in constant time. */
export function sameCommandHash(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}
