import {
  AmbiguousVerifier,
  cosigner,
  emptyRoot,
  InvalidSignature,
  MalformedCheckpoint,
  MalformedNote,
  openNote,
  parseCheckpoint,
  parseNote,
  rootsShown,
  signNote,
  UnverifiedNote,
  verifierOf,
  verifyConsistency,
  type Checkpoint,
  type NoteSignature,
} from '@gongjian/audit-log';
import { DomainError } from '@gongjian/shared-kernel';
import type { KeyObject } from 'node:crypto';
import { MalformedRequest, parseAddCheckpoint, type AddCheckpointRequest } from './add-checkpoint.js';
import type { CosignedCheckpoint, CosignedCheckpoints } from './cosigned-checkpoints.js';
import type { ForkEvidence, ForkEvidenceFolder } from './fork-evidence.js';
import type { KnownLogs } from './known-logs.js';

export interface WitnessParts {
  /** Key name that it signs with. */
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly checkpoints: CosignedCheckpoints;
  readonly evidence: ForkEvidenceFolder;
  readonly logs: KnownLogs;
  readonly now: () => Date;
  /** Told of evidence that was not there before, when it is on the disk. */
  readonly onEvidence?: (evidence: ForkEvidence) => void;
}

/** What a witness answers to a checkpoint that it does not refuse. */
export type WitnessAnswer =
  /** The checkpoint extends all that was cosigned before. `lines`: the cosignature's line of the note. */
  | { readonly outcome: 'cosigned'; readonly lines: string }
  /** The proof does not begin at `size`, which was cosigned last (0: nothing yet). Nothing was looked at beyond. */
  | { readonly outcome: 'otherSize'; readonly size: number };

/** A checkpoint whose log has signed it. */
interface Submitted {
  readonly text: string;
  readonly checkpoint: Checkpoint;
  readonly signatures: readonly NoteSignature[];
}

/** Other processes on the folder may come between so often. */
const ATTEMPTS = 5;

/**
 * A witness: C2SP tlog-witness. It cosigns a checkpoint when a known log has signed it and it is proven to extend the
 * last one of that log that it has cosigned. The cosignature leaves only when the checkpoint is on the disk as the last
 * one, by compare-and-set: two trees of which neither extends the other never both have one, whatever crashes.
 */
export class Witness {
  /** The last request of each origin that is being dealt with. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly parts: WitnessParts) {}

  /**
   * @param body of the request `add-checkpoint`
   * @throws DomainError `WITNESS.MALFORMED`, `WITNESS.UNKNOWN_LOG`, `WITNESS.NOT_SIGNED`, `WITNESS.NOT_CONSISTENT`;
   * WitnessUnusable and what the disk throws: then nothing was cosigned
   */
  async addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    const request = requestIn(body);
    const submitted = await this.submitted(request.note);
    const { origin, size } = submitted.checkpoint;
    if (request.oldSize > size) throw malformed('the old size is above that of the checkpoint');
    return this.inTurn(origin, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const answer = await this.decided(request, submitted);
        if (answer !== undefined) return answer;
      }
      throw new Error(`the last checkpoint of ${origin} is replaced by others all the time`);
    });
  }

  /** The checkpoint, when a key of its origin has signed it. */
  private async submitted(note: Uint8Array): Promise<Submitted> {
    const text = textOf(note);
    const [origin = ''] = text.split('\n', 1);
    const checkpoint = checkpointIn(text);
    const keys = await this.parts.logs.keysOf(origin);
    if (keys.length === 0) throw unknownLog();
    const signatures = signaturesBy(note, keys.map(verifierOf));
    if (checkpoint === undefined) throw notConsistent('the tree of size 0 has another root than that of nothing');
    return { text, checkpoint, signatures };
  }

  /** Undefined when the last checkpoint was replaced by another process meanwhile. */
  private async decided(request: AddCheckpointRequest, submitted: Submitted): Promise<WitnessAnswer | undefined> {
    const { checkpoint, text, signatures } = submitted;
    const last = await this.parts.checkpoints.latest(checkpoint.origin);
    const { size: from, root: fromRoot } = last?.checkpoint ?? { size: 0, root: emptyRoot() };
    const forked = last !== undefined && from === checkpoint.size && !fromRoot.equals(checkpoint.root);
    if (forked) await this.keep('fork', last, request, checkpoint.origin);
    if (request.oldSize !== from) return { outcome: 'otherSize', size: from };
    const { proof } = request;
    if (!verifyConsistency({ from, fromRoot, to: checkpoint.size, toRoot: checkpoint.root, proof })) {
      if (last !== undefined && !forked) {
        const shown = rootsShown({ from, fromRoot, to: checkpoint.size, proof });
        const kind = shown?.toRoot.equals(checkpoint.root) === true ? 'fork' : 'unproven';
        await this.keep(kind, last, request, checkpoint.origin);
      }
      throw notConsistent('it is not proven to extend the last one that was cosigned');
    }
    const { name, privateKey, now } = this.parts;
    const seconds = BigInt(Math.floor(now().getTime() / 1_000));
    const note = signNote(text, [cosigner(name, privateKey, seconds)], signatures);
    if (!(await this.parts.checkpoints.replace(checkpoint.origin, last?.generation ?? 0, note))) return undefined;
    const cosignature = parseNote(note).signatures.at(-1);
    return { outcome: 'cosigned', lines: `— ${name} ${cosignature?.base64}\n` };
  }

  private async keep(
    kind: ForkEvidence['kind'],
    { note: cosigned }: CosignedCheckpoint,
    { note: refused, oldSize, proof }: AddCheckpointRequest,
    origin: string,
  ): Promise<void> {
    const evidence = { kind, origin, seenAt: this.parts.now(), cosigned, refused, oldSize, proof };
    if (await this.parts.evidence.keep(evidence)) this.parts.onEvidence?.(evidence);
  }

  /** One request of an origin at a time, in the order they came. */
  private async inTurn<Answer>(origin: string, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.turns.get(origin) ?? Promise.resolve();
    const mine = before.then(work);
    const ended = mine.catch(() => undefined);
    this.turns.set(origin, ended);
    try {
      return await mine;
    } finally {
      if (this.turns.get(origin) === ended) this.turns.delete(origin);
    }
  }
}

function requestIn(body: Uint8Array): AddCheckpointRequest {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (error instanceof MalformedRequest) throw malformed(error.message);
    throw error;
  }
}

function textOf(note: Uint8Array): string {
  try {
    return parseNote(note).text;
  } catch (error) {
    if (error instanceof MalformedNote) throw malformed(error.message);
    throw error;
  }
}

/** Undefined for a tree of size 0 with a root of its own, which the specification answers otherwise than other faults. */
function checkpointIn(text: string): Checkpoint | undefined {
  try {
    return parseCheckpoint(text);
  } catch (error) {
    if (!(error instanceof MalformedCheckpoint)) throw error;
    if (error.part === 'root' && isEmptyTreeBut(text)) return undefined;
    throw malformed(error.message);
  }
}

/** Whether the text is a checkpoint of size 0 in all but its root. */
function isEmptyTreeBut(text: string): boolean {
  const lines = text.split('\n');
  return lines[1] === '0' && /^[A-Za-z0-9+/]{43}=$/.test(lines[2] ?? '');
}

function signaturesBy(note: Uint8Array, known: Parameters<typeof openNote>[1]): readonly NoteSignature[] {
  try {
    return openNote(note, known).verified;
  } catch (error) {
    if (error instanceof UnverifiedNote || error instanceof InvalidSignature) throw notSigned();
    if (error instanceof AmbiguousVerifier) throw notSigned();
    throw error;
  }
}

function malformed(why: string): DomainError {
  return new DomainError(
    'WITNESS.MALFORMED',
    'invalid',
    { zh: '不是可用的见证请求或检查点。', en: 'This is no usable request to a witness, or no checkpoint.' },
    { why },
  );
}

function unknownLog(): DomainError {
  return new DomainError('WITNESS.UNKNOWN_LOG', 'not-found', {
    zh: '这个见证人没有登记该日志。',
    en: 'This witness does not know that log.',
  });
}

function notSigned(): DomainError {
  return new DomainError('WITNESS.NOT_SIGNED', 'forbidden', {
    zh: '检查点没有该日志已登记密钥的有效签名。',
    en: 'No known key of the log has signed this checkpoint, or a signature in its name is false.',
  });
}

function notConsistent(why: string): DomainError {
  return new DomainError(
    'WITNESS.NOT_CONSISTENT',
    'invalid',
    {
      zh: '没有证明这个检查点是在上次见证的检查点之后追加而成的，不予签署。',
      en: 'It is not proven that this checkpoint only adds to the last one that was witnessed; it is not cosigned.',
    },
    { why },
  );
}
