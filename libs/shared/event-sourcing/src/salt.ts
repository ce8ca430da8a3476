import { randomFillSync } from 'node:crypto';

const SALT_BYTES = 16;
/** Asking the system for each salt costs more than the rest of an event's metadata. */
const drawn = Buffer.alloc(SALT_BYTES * 256);
let used = drawn.length;

/** 16 random bytes as 22 base64url characters. */
export function newSalt(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += SALT_BYTES;
  return drawn.toString('base64url', used - SALT_BYTES, used);
}
