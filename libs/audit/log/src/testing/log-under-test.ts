import { formatCheckpoint } from '../checkpoint.js';
import { leafHash } from '../leaf.js';
import { consistencyProof, rootOf, type HashReader } from '../merkle.js';
import { ed25519Signer, formatVerifierKey, signNote, verifierKeyOf } from '../note.js';
import { seededKey } from './seeded-key.js';
import { leafHashes, readerOf } from './tree-in-memory.js';

/** A log that is held in memory, whose key the origin makes. */
export class LogUnderTest {
  readonly vkey: string;
  private readonly read: HashReader;

  private constructor(
    readonly origin: string,
    private readonly leaves: readonly Buffer[],
  ) {
    this.vkey = formatVerifierKey(verifierKeyOf(origin, 'ed25519', seededKey(origin)));
    this.read = readerOf(leaves);
  }

  static of(origin: string, leaves: number): LogUnderTest {
    return new LogUnderTest(origin, leafHashes(leaves));
  }

  /** The same origin and key, with an entry rewritten. */
  forkedAt(seq: number): LogUnderTest {
    const rewritten = leafHash(Buffer.from(`rewritten ${seq}`));
    return new LogUnderTest(
      this.origin,
      this.leaves.map((leaf, at) => (at === seq ? rewritten : leaf)),
    );
  }

  root(size: number): Buffer {
    return rootOf(this.leaves.slice(0, size));
  }

  /** Signed note of the checkpoint with this many leaves. */
  note(size: number, extensions: readonly string[] = []): Buffer {
    const text = formatCheckpoint({ origin: this.origin, size, root: this.root(size), extensions });
    return signNote(text, [ed25519Signer(this.origin, seededKey(this.origin))]);
  }

  proof(from: number, to: number): Promise<readonly Buffer[]> {
    return consistencyProof(from, to, this.read);
  }
}
