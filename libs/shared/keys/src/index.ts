export { Aes256Gcm, Cipher, CipherTagMismatch } from './cipher.js';
export { SealedValueCorrupt } from './sealed-envelope.js';
