import type { Metadata } from '@grpc/grpc-js';
import type { BatchAppendCall } from './batch-append.js';
import type { Faults } from './faults.js';
import type { DoubleLog } from './log.js';
import type { CallFailure } from './statuses.js';
import type { Subscription } from './subscription.js';

export interface DoubleCounts {
  /** Connections accepted so far; the client makes two, one for reads and one for the rest. */
  connections: number;
  appends: number;
  reads: number;
  /** Subscriptions begun so far. */
  subscriptions: number;
}

/** What the calls of one node work on. */
export interface NodeScope {
  readonly log: DoubleLog;
  readonly faults: Faults;
  readonly counts: DoubleCounts;
  readonly batches: Set<BatchAppendCall>;
  readonly subscriptions: Set<Subscription>;
  /** The failure of a call that only the leader answers, when this node is not it. */
  refusal(metadata: Metadata, writing: boolean): CallFailure | undefined;
}
