import { HASH_BYTES } from './merkle.js';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** RFC 4648 §4 with padding, as Go's decoder reads it: bits behind the last byte may be set. */
export function decodeBase64(text: string): Buffer | undefined {
  return BASE64.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** The one RFC 4648 §4 encoding of some bytes, and no other. */
export function decodeStrictBase64(text: string): Buffer | undefined {
  const bytes = decodeBase64(text);
  return bytes?.toString('base64') === text ? bytes : undefined;
}

/** The one base64 encoding of a SHA-256 hash. */
export function decodeHash(text: string): Buffer | undefined {
  const bytes = decodeStrictBase64(text);
  return bytes?.length === HASH_BYTES ? bytes : undefined;
}
