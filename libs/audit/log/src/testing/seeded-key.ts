import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 private key that a word makes: the same word, the same key. */
export function seededKey(word: string): KeyObject {
  const seed = createHash('sha256').update(word).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
}
