import { decodeHash } from '@gongjian/audit-log';

/** What a log, or whoever watches it, sends to a witness: C2SP tlog-witness, add-checkpoint. */
export interface AddCheckpointRequest {
  /** Size of the tree that the proof begins at: what the witness has cosigned last. */
  readonly oldSize: number;
  /** Consistency proof from the old size to the checkpoint's, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint's signed note. */
  readonly note: Uint8Array;
}

/** The most hashes of a proof. */
export const PROOF_MAX_LINES = 63;
/** The longest body that is taken: a full proof, and a note with a hundred signatures of the longest kind. */
export const ADD_CHECKPOINT_MAX_BYTES = 524_288;
/** Of the answer 409, whose body is the size that the witness has cosigned last. */
export const SIZE_CONTENT_TYPE = 'text/x.tlog.size';

/** Bytes that are no request for a cosignature. */
export class MalformedRequest extends Error {
  constructor(readonly part: 'old size' | 'proof' | 'empty line') {
    super(`not an add-checkpoint request: ${part}`);
    this.name = 'MalformedRequest';
  }
}

/** The body of a request. */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpointRequest): Buffer {
  const lines = [`old ${oldSize}`, ...proof.map((hash) => Buffer.from(hash).toString('base64')), ''];
  return Buffer.concat([Buffer.from(lines.map((line) => `${line}\n`).join('')), note]);
}

/**
 * Takes the body of a request apart. The note is handed on unread.
 *
 * @throws MalformedRequest
 */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpointRequest {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const end = bytes.indexOf('\n\n');
  if (end < 0) throw new MalformedRequest('empty line');
  const [first = '', ...hashes] = bytes.subarray(0, end).toString('latin1').split('\n');
  const decimal = /^old (0|[1-9][0-9]{0,15})$/.exec(first)?.[1];
  if (decimal === undefined || !Number.isSafeInteger(Number(decimal))) throw new MalformedRequest('old size');
  if (hashes.length > PROOF_MAX_LINES) throw new MalformedRequest('proof');
  const proof = hashes.map((line) => {
    const hash = decodeHash(line);
    if (hash === undefined) throw new MalformedRequest('proof');
    return hash;
  });
  return { oldSize: Number(decimal), proof, note: bytes.subarray(end + 2) };
}

/** Reads the body of the answer 409. Undefined when it is not a size. */
export function parseSize(body: string): number | undefined {
  const size = /^(?:0|[1-9][0-9]{0,15})\n$/.test(body) ? Number(body) : NaN;
  return Number.isSafeInteger(size) ? size : undefined;
}
