import { sign, type KeyObject } from 'node:crypto';
import { decodeHash } from './base64.js';
import { emptyRoot, HASH_BYTES } from './merkle.js';
import {
  ed25519Verifier,
  MalformedVerifierKey,
  openNote,
  UnverifiedNote,
  verifierKeyOf,
  verifyEd25519,
  type NoteSignature,
  type NoteSigner,
  type NoteVerifier,
  type VerifierKey,
} from './note.js';

/** What a log says of its tree: C2SP tlog-checkpoint. */
export interface Checkpoint {
  /** Which log. Not empty, one line. */
  readonly origin: string;
  /** Leaves, 0 to 2^53 − 1. */
  readonly size: number;
  /** RFC 6962 §2.1 root of the tree of `size` leaves, 32 bytes. */
  readonly root: Buffer;
  /** Opaque lines behind the root, none empty. Witnesses say nothing of them. */
  readonly extensions: readonly string[];
}

/** A witness's word that at a time it had seen no greater tree of the log, and that this one extends all it had seen. */
export interface Cosignature {
  readonly name: string;
  readonly keyId: number;
  /** POSIX seconds. */
  readonly timestamp: bigint;
}

/** A checkpoint that its log has signed. */
export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The key that has signed as the checkpoint's origin. */
  readonly log: VerifierKey;
  /** Of the known witnesses, those that have cosigned. */
  readonly cosignatures: readonly Cosignature[];
  /** By keys not known: nobody has looked at them. */
  readonly unknown: readonly NoteSignature[];
}

/** Text that is not a checkpoint, or a checkpoint that cannot be written. */
export class MalformedCheckpoint extends Error {
  constructor(readonly part: 'origin' | 'size' | 'root' | 'extension' | 'lines') {
    super(`not a checkpoint: ${part}`);
    this.name = 'MalformedCheckpoint';
  }
}

/** A checkpoint that speaks for another log than those that have signed it. */
export class WrongOrigin extends Error {
  constructor(readonly origin: string) {
    super(`the checkpoint is of ${JSON.stringify(origin)}, which has not signed it`);
    this.name = 'WrongOrigin';
  }
}

/** Not a time that a cosignature can have: POSIX seconds from 0 to 2^63 − 1. */
export class TimestampOutOfRange extends Error {
  constructor(readonly timestamp: bigint) {
    super(`${timestamp} is not a time of a cosignature`);
    this.name = 'TimestampOutOfRange';
  }
}

type KeyIdentity = Pick<VerifierKey, 'name' | 'keyId'>;

const TIMESTAMP_BYTES = 8;
const LATEST_TIMESTAMP = 2n ** 63n - 1n;

/**
 * The text of a checkpoint's note: origin, size, base64 root and extension lines, each with a newline.
 *
 * @throws MalformedCheckpoint when the text would not be read back as the same
 */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  if (!isLine(origin)) throw new MalformedCheckpoint('origin');
  if (!Number.isSafeInteger(size) || size < 0) throw new MalformedCheckpoint('size');
  if (root.length !== HASH_BYTES || (size === 0 && !emptyRoot().equals(root))) throw new MalformedCheckpoint('root');
  if (!extensions.every(isLine)) throw new MalformedCheckpoint('extension');
  return [origin, String(size), root.toString('base64'), ...extensions].map((line) => `${line}\n`).join('');
}

/**
 * Reads the text of a checkpoint's note, the only way it can be written. A tree of 0 has the root of nothing. Text of a
 * note that was not opened with the log's key must not be believed.
 *
 * @throws MalformedCheckpoint
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length < 3) throw new MalformedCheckpoint('lines');
  const [origin = '', decimal = '', base64 = '', ...extensions] = lines;
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(decimal)) throw new MalformedCheckpoint('size');
  const root = decodeHash(base64);
  if (root === undefined) throw new MalformedCheckpoint('root');
  const checkpoint = { origin, size: Number(decimal), root, extensions };
  formatCheckpoint(checkpoint);
  return checkpoint;
}

/**
 * What a witness signs, C2SP tlog-cosignature for Ed25519: the lines `cosignature/v1` and `time <seconds>`, then the
 * text of the checkpoint's note.
 *
 * @param timestamp POSIX seconds
 * @throws TimestampOutOfRange
 */
export function cosignatureMessage(timestamp: bigint, text: string): Buffer {
  if (timestamp < 0n || timestamp > LATEST_TIMESTAMP) throw new TimestampOutOfRange(timestamp);
  return Buffer.from(`cosignature/v1\ntime ${timestamp}\n${text}`, 'utf8');
}

/**
 * Signer of cosignatures, type 0x04, made at the time that it is given.
 *
 * @param timestamp POSIX seconds
 * @throws MalformedVerifierKey when the name cannot be one, or the key is not a private Ed25519 key;
 * TimestampOutOfRange. Its `sign` throws MalformedCheckpoint for a text that is not a checkpoint.
 */
export function cosigner(name: string, privateKey: KeyObject, timestamp: bigint): NoteSigner {
  if (privateKey.type !== 'private') throw new MalformedVerifierKey('format');
  const { keyId } = verifierKeyOf(name, 'cosignature/v1', privateKey);
  const prefix = Buffer.alloc(TIMESTAMP_BYTES);
  cosignatureMessage(timestamp, '');
  prefix.writeBigUInt64BE(timestamp);
  return {
    name,
    keyId,
    sign: (text) => {
      parseCheckpoint(text);
      return Buffer.concat([prefix, sign(null, cosignatureMessage(timestamp, text), privateKey)]);
    },
  };
}

/**
 * Verifier of cosignatures, type 0x04. They are good only on a checkpoint. Whether their time is near enough is for the
 * caller to say.
 *
 * @throws MalformedVerifierKey for a key of another type
 */
export function cosignatureVerifier(key: VerifierKey): NoteVerifier {
  if (key.type !== 'cosignature/v1') throw new MalformedVerifierKey('signature type');
  return {
    name: key.name,
    keyId: key.keyId,
    verify: (text, signature) => {
      const timestamp = timestampOf(signature);
      return (
        timestamp !== undefined &&
        isCheckpoint(text) &&
        verifyEd25519(key.publicKey, cosignatureMessage(timestamp, text), signature.subarray(TIMESTAMP_BYTES))
      );
    },
  };
}

/** The verifier for a key's own type. */
export function verifierOf(key: VerifierKey): NoteVerifier {
  return key.type === 'ed25519' ? ed25519Verifier(key) : cosignatureVerifier(key);
}

/** Whose signatures of a checkpoint are looked at. */
export interface KnownKeys {
  /** Of either type. Their names are origins. */
  readonly logs: readonly VerifierKey[];
  /** Of type `cosignature/v1`. */
  readonly witnesses: readonly VerifierKey[];
}

/**
 * Opens the signed note of a checkpoint: a known log whose name is the checkpoint's origin has signed it, and every
 * signature by a known key is good. How many witnesses are enough is for the caller, or a policy, to say.
 *
 * @throws what openNote throws; UnverifiedNote also when witnesses alone have signed; MalformedCheckpoint; WrongOrigin
 */
export function openCheckpoint(note: Uint8Array, { logs, witnesses }: KnownKeys): OpenedCheckpoint {
  const known = [
    ...logs.map(verifierOf),
    ...witnesses.filter((witness) => !logs.some((log) => isKey(log, witness))).map(cosignatureVerifier),
  ];
  const { text, verified, unknown } = openNote(note, known);
  const signed = logs.filter((log) => verified.some((signature) => isKey(log, signature)));
  if (signed.length === 0) throw new UnverifiedNote(unknown);
  const checkpoint = parseCheckpoint(text);
  const log = signed.find(({ name }) => name === checkpoint.origin);
  if (log === undefined) throw new WrongOrigin(checkpoint.origin);
  const cosignatures = verified
    .filter((signature) => witnesses.some((witness) => isKey(witness, signature)))
    .flatMap(({ name, keyId, signature }) => {
      const timestamp = timestampOf(signature);
      return timestamp === undefined ? [] : [{ name, keyId, timestamp }];
    });
  return { checkpoint, log, cosignatures, unknown };
}

function isKey(one: KeyIdentity, other: KeyIdentity): boolean {
  return one.name === other.name && one.keyId === other.keyId;
}

function timestampOf(signature: Uint8Array): bigint | undefined {
  if (signature.length < TIMESTAMP_BYTES) return undefined;
  const timestamp = Buffer.from(signature.subarray(0, TIMESTAMP_BYTES)).readBigUInt64BE();
  return timestamp <= LATEST_TIMESTAMP ? timestamp : undefined;
}

function isCheckpoint(text: string): boolean {
  try {
    parseCheckpoint(text);
    return true;
  } catch (error) {
    if (error instanceof MalformedCheckpoint) return false;
    throw error;
  }
}

function isLine(line: string): boolean {
  return line.length > 0 && !line.includes('\n');
}
