import type { TrustPolicy } from '@gongjian/audit-log';

/** A piece of the events' lines, in order of seq; cut anywhere. */
export interface EventBytes {
  /** Where it is from. */
  readonly path: string;
  /** The seq that its first line must have, where a file or page begins. */
  readonly beginsAt?: number;
  readonly bytes: Uint8Array;
}

/** Where a tree and its events are read from: a pack in a folder, or a running deployment. */
export interface Source {
  /** In front of the paths of the tree, where faults are told. */
  readonly treePath: string;
  /** The tenant whose tree it is meant to be. */
  readonly tenant: string;
  readonly number: number;
  /** Whom the deployment itself says to trust. */
  ownPolicy(): Promise<TrustPolicy>;
  /**
   * A file of the tree (`checkpoint`, `tile/…`); undefined when there is none. A partial tile or bundle may be answered
   * from the full one that took its place.
   *
   * @throws CannotCheck when it cannot be known whether there is one
   */
  read(path: string): Promise<Buffer | undefined>;
  /** The lines of the first `size` events; of a pack whatever is behind them too. */
  events(size: number): AsyncGenerator<EventBytes>;
}
