import type { TreeName } from './tree-name.js';

/** A checkpoint that its log has signed, on its way out. */
export interface SignedCheckpoint extends TreeName {
  readonly origin: string;
  readonly size: number;
  /** Signed note. */
  readonly note: string;
}

/** Port: who must have seen a checkpoint before it is served. */
export abstract class Witnesses {
  /** The note with the cosignatures of a quorum; `null` while that is not reached. */
  abstract cosign(checkpoint: SignedCheckpoint): Promise<string | null>;

  /** Whether one of those that answer has signed what this checkpoint does not go on from. */
  abstract contradict(checkpoint: SignedCheckpoint): Promise<boolean>;
}

/** A deployment that names no witness publishes what it has signed. */
export class NoWitnesses extends Witnesses {
  override async cosign({ note }: SignedCheckpoint): Promise<string | null> {
    return note;
  }

  override async contradict(_checkpoint: SignedCheckpoint): Promise<boolean> {
    return false;
  }
}
