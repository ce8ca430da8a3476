import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { decodeBase64 } from './base64.js';

/** The longest note that is read or written, in bytes: room for a hundred signatures of any kind. */
export const NOTE_MAX_BYTES = 1_048_576;
/** The most signatures of a note. */
export const NOTE_MAX_SIGNATURES = 100;

/** Kinds of signature, by C2SP signed-note's type byte. */
export const SIGNATURE_TYPES = { ed25519: 0x01, 'cosignature/v1': 0x04 } as const;
export type SignatureType = keyof typeof SIGNATURE_TYPES;

/** Who signs, how, and with which key. */
export interface VerifierKey {
  /** Neither empty nor with white space or a plus sign. */
  readonly name: string;
  /** Tells keys of one name apart: uint32. An identifier, no protection. */
  readonly keyId: number;
  readonly type: SignatureType;
  /** Ed25519 public key, RFC 8032: 32 bytes. */
  readonly publicKey: Buffer;
}

/** A signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** Without the key id in front. */
  readonly signature: Buffer;
  /** Key id and signature as they stand in the line. */
  readonly base64: string;
}

/** One who can tell whether a signature is the one that its name and key id say. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  verify(text: string, signature: Uint8Array): boolean;
}

/** One who signs notes. */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  /** Signature of the note's text, without the key id. */
  sign(text: string): Uint8Array;
}

/** A note that at least one known key has signed. */
export interface OpenedNote {
  /** With its last newline. */
  readonly text: string;
  /** By known keys, and good; one for each key. */
  readonly verified: readonly NoteSignature[];
  /** By keys not known: nobody has looked at them. */
  readonly unknown: readonly NoteSignature[];
}

/** A verifier key that is not written as C2SP signed-note wants it, or of a kind that is not known here. */
export class MalformedVerifierKey extends Error {
  constructor(readonly why: 'format' | 'key id' | 'signature type') {
    super(`not a verifier key: ${why}`);
    this.name = 'MalformedVerifierKey';
  }
}

/** Bytes that are no signed note, or text and signers that make none. */
export class MalformedNote extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedNote';
  }
}

/** A known key did not make the signature in its name: the whole note is refused. */
export class InvalidSignature extends Error {
  constructor(
    readonly signer: string,
    readonly keyId: number,
  ) {
    super(`invalid signature of ${signer}+${hexOf(keyId)}`);
    this.name = 'InvalidSignature';
  }
}

/** Two known keys share name and key id: who signed cannot be told. */
export class AmbiguousVerifier extends Error {
  constructor(
    readonly signer: string,
    readonly keyId: number,
  ) {
    super(`more than one known key is ${signer}+${hexOf(keyId)}`);
    this.name = 'AmbiguousVerifier';
  }
}

/** No known key has signed the note. What it says must not be believed. */
export class UnverifiedNote extends Error {
  constructor(readonly unknown: readonly NoteSignature[]) {
    super('no known key has signed the note');
    this.name = 'UnverifiedNote';
  }
}

const PUBLIC_KEY_BYTES = 32;

/**
 * A verifier key, its id made as C2SP signed-note recommends: the first four bytes of
 * SHA-256(name ‖ 0x0A ‖ type ‖ public key).
 *
 * @param publicKey Ed25519, 32 bytes
 * @throws MalformedVerifierKey
 */
export function verifierKey(name: string, type: SignatureType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name) || publicKey.length !== PUBLIC_KEY_BYTES) throw new MalformedVerifierKey('format');
  const keyId = createHash('sha256')
    .update(`${name}\n`, 'utf8')
    .update(Buffer.from([SIGNATURE_TYPES[type]]))
    .update(publicKey)
    .digest()
    .readUInt32BE();
  return { name, keyId, type, publicKey: Buffer.from(publicKey) };
}

/**
 * Reads `<name>+<key id, 8 hex digits>+<base64 of type and public key>`.
 *
 * @throws MalformedVerifierKey also when the key id is not the one that name and key make
 */
export function parseVerifierKey(vkey: string): VerifierKey {
  const [, name = '', id = '', base64 = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.+)$/s.exec(vkey) ?? [];
  const bytes = decodeBase64(base64);
  if (!isKeyName(name) || bytes === undefined || bytes.length === 0) throw new MalformedVerifierKey('format');
  const type = (Object.keys(SIGNATURE_TYPES) as SignatureType[]).find((known) => SIGNATURE_TYPES[known] === bytes[0]);
  if (type === undefined) throw new MalformedVerifierKey('signature type');
  const key = verifierKey(name, type, bytes.subarray(1));
  if (hexOf(key.keyId) !== id) throw new MalformedVerifierKey('key id');
  return key;
}

/** Writes `<name>+<key id, 8 hex digits>+<base64 of type and public key>`. */
export function formatVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  const bytes = Buffer.concat([Buffer.from([SIGNATURE_TYPES[type]]), publicKey]);
  return `${name}+${hexOf(keyId)}+${bytes.toString('base64')}`;
}

/**
 * The verifier key of an Ed25519 key pair, from its private or its public half.
 *
 * @throws MalformedVerifierKey when the name cannot be one, or the key is not Ed25519
 */
export function verifierKeyOf(name: string, type: SignatureType, key: KeyObject): VerifierKey {
  if (key.asymmetricKeyType !== 'ed25519') throw new MalformedVerifierKey('signature type');
  const { x = '' } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return verifierKey(name, type, Buffer.from(x, 'base64url'));
}

/** Whether the holder of a key has made an Ed25519 signature (RFC 8032) of a message. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
}

/**
 * Verifier of plain Ed25519 signatures, type 0x01.
 *
 * @throws MalformedVerifierKey for a key of another type
 */
export function ed25519Verifier(key: VerifierKey): NoteVerifier {
  if (key.type !== 'ed25519') throw new MalformedVerifierKey('signature type');
  return {
    name: key.name,
    keyId: key.keyId,
    verify: (text, signature) => verifyEd25519(key.publicKey, Buffer.from(text, 'utf8'), signature),
  };
}

/**
 * Signer of plain Ed25519 signatures, type 0x01.
 *
 * @throws MalformedVerifierKey when the name cannot be one, or the key is not a private Ed25519 key
 */
export function ed25519Signer(name: string, privateKey: KeyObject): NoteSigner {
  if (privateKey.type !== 'private') throw new MalformedVerifierKey('format');
  const { keyId } = verifierKeyOf(name, 'ed25519', privateKey);
  return { name, keyId, sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey) };
}

/**
 * A signed note: the text, an empty line, signatures that it had already and those of the signers, in this order. A new
 * signature takes the place of an old one by the same key. The same input gives the same bytes.
 *
 * @param text ends with a newline; no other control character
 * @throws MalformedNote when the text, a name or the number of signatures does not make a note
 */
export function signNote(
  text: string,
  signers: readonly NoteSigner[],
  signatures: readonly NoteSignature[] = [],
): Buffer {
  const replaced = new Set(signers.map(({ name, keyId }) => keyOf(name, keyId)));
  const kept = signatures.filter(({ name, keyId }) => !replaced.has(keyOf(name, keyId)));
  const wanted = [
    ...kept.map(({ name, keyId, base64 }) => ({ name, keyId, base64 })),
    ...signers.map((signer) => ({
      name: signer.name,
      keyId: signer.keyId,
      base64: base64Of(signer.keyId, signer.sign(text)),
    })),
  ];
  const lines = wanted.map(({ name, base64 }) => `— ${name} ${base64}\n`);
  const note = Buffer.from(`${text}\n${lines.join('')}`, 'utf8');
  const read = parseNote(note);
  const asWanted =
    read.text === text &&
    read.signatures.length === wanted.length &&
    read.signatures.every(({ name, keyId }, line) => name === wanted[line]?.name && keyId === wanted[line].keyId);
  if (!asWanted) throw new MalformedNote('text or names do not make a note');
  return note;
}

/**
 * Opens a note as golang.org/x/mod/sumdb/note does. A signature is known by key name and key id; of unknown keys it is
 * kept apart, of a known key it must be good. Only the first signature of each known key counts, and repeated unknown
 * lines are dropped.
 *
 * @throws MalformedNote; InvalidSignature; AmbiguousVerifier; UnverifiedNote when no known key has signed
 */
export function openNote(note: Uint8Array, known: readonly NoteVerifier[]): OpenedNote {
  const { text, lines } = splitNote(note);
  const verified = new Map<string, NoteSignature>();
  const unknown = new Map<string, NoteSignature>();
  for (const [at, line] of lines.entries()) {
    const signature = parseSignature(line, at);
    const { name, keyId, base64 } = signature;
    const [verifier, ...others] = known.filter((one) => one.name === name && one.keyId === keyId);
    if (verifier === undefined) {
      unknown.set(`${name} ${base64}`, signature);
      continue;
    }
    if (others.length > 0) throw new AmbiguousVerifier(name, keyId);
    if (verified.has(keyOf(name, keyId))) continue;
    if (!verifier.verify(text, signature.signature)) throw new InvalidSignature(name, keyId);
    verified.set(keyOf(name, keyId), signature);
  }
  if (verified.size === 0) throw new UnverifiedNote([...unknown.values()]);
  return { text, verified: [...verified.values()], unknown: [...unknown.values()] };
}

/**
 * Takes a note apart and verifies nothing: for those who look which keys they need. What it says must not be believed.
 *
 * @throws MalformedNote
 */
export function parseNote(note: Uint8Array): { readonly text: string; readonly signatures: readonly NoteSignature[] } {
  const { text, lines } = splitNote(note);
  return { text, signatures: lines.map(parseSignature) };
}

function splitNote(note: Uint8Array): { readonly text: string; readonly lines: readonly string[] } {
  if (note.length > NOTE_MAX_BYTES) throw new MalformedNote(`a note has at most ${NOTE_MAX_BYTES} bytes`);
  const whole = decodeUtf8(note);
  if (/[\u0000-\u0009\u000b-\u001f]/.test(whole)) throw new MalformedNote('a note holds no control characters');
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) throw new MalformedNote('an empty line stands before the signatures');
  const lines = whole.slice(split + 2).split('\n');
  if (lines.length < 2 || lines.pop() !== '') throw new MalformedNote('a note ends with a signature line');
  return { text: whole.slice(0, split + 1), lines };
}

function parseSignature(line: string, at: number): NoteSignature {
  if (at >= NOTE_MAX_SIGNATURES) throw new MalformedNote(`a note has at most ${NOTE_MAX_SIGNATURES} signatures`);
  const [, name = '', base64 = ''] = /^— ([^ ]+) (.+)$/.exec(line) ?? [];
  const bytes = decodeBase64(base64);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) throw new MalformedNote('no signature line');
  return { name, keyId: bytes.readUInt32BE(), signature: bytes.subarray(4), base64 };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MalformedNote('a note is UTF-8');
  }
}

function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\p{White_Space}+]+$/u.test(name);
}

function base64Of(keyId: number, signature: Uint8Array): string {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return Buffer.concat([id, signature]).toString('base64');
}

function keyOf(name: string, keyId: number): string {
  return `${name}+${hexOf(keyId)}`;
}

function hexOf(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}
