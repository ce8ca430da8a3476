import path from 'node:path';
import { createHash } from 'node:crypto';
import { nameOf } from './cosigned-checkpoints.js';
import { makeFolder, makeOnce, namesIn } from './durable-file.js';

/**
 * `fork`: the log's key has signed two trees of which neither extends the other; the notes and the proof show it to
 * anyone. `unproven`: the log has signed a greater tree, and whoever sent it did not prove that it extends the last one.
 */
export type EvidenceKind = 'fork' | 'unproven';

/** What was refused, and what it does not agree with. */
export interface ForkEvidence {
  readonly kind: EvidenceKind;
  readonly origin: string;
  readonly seenAt: Date;
  /** The note that the witness has cosigned last. */
  readonly cosigned: Uint8Array;
  /** The note that it has refused. */
  readonly refused: Uint8Array;
  readonly oldSize: number;
  /** From the old size to that of the refused note. */
  readonly proof: readonly Uint8Array[];
}

/** Files kept of each kind for a log: a stranger who sends bad proofs without end shall not fill the disk. */
export const EVIDENCE_MAX_FILES = 1_000;

/** Evidence for the operator: `<folder>/<origin, SHA-256 in hex>/<kind>-<digest>.json`, one file for each pair of notes. */
export class ForkEvidenceFolder {
  constructor(private readonly folder: string) {}

  /** When it answers the evidence is on the disk; false when it was there before, or there is no room for more. */
  async keep({ kind, origin, seenAt, cosigned, refused, oldSize, proof }: ForkEvidence): Promise<boolean> {
    const folder = path.join(this.folder, nameOf(origin));
    const digest = createHash('sha256').update(textOf(cosigned)).update('\0').update(textOf(refused)).digest('hex');
    const file = `${kind}-${digest.slice(0, 16)}.json`;
    const kept = (await namesIn(folder)).filter((name) => name.startsWith(`${kind}-`));
    if (kept.includes(file) || kept.length >= EVIDENCE_MAX_FILES) return false;
    const content = {
      kind,
      origin,
      seenAt: seenAt.toISOString(),
      cosigned: Buffer.from(cosigned).toString('utf8'),
      refused: Buffer.from(refused).toString('utf8'),
      oldSize,
      proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
    };
    await makeFolder(folder);
    return makeOnce(path.join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
  }

  /** Files of a kind, of all logs. */
  async count(kind: EvidenceKind): Promise<number> {
    const logs = await namesIn(this.folder);
    const files = await Promise.all(logs.map((log) => namesIn(path.join(this.folder, log))));
    return files.flat().filter((name) => name.startsWith(`${kind}-`)).length;
  }
}

/** Without signatures: those of a witness change with the second. */
function textOf(note: Uint8Array): Buffer {
  const bytes = Buffer.from(note);
  return bytes.subarray(0, bytes.lastIndexOf('\n\n'));
}
