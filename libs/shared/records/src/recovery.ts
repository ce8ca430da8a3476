import type { RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { BasisInput, Fact } from '@gongjian/shared-kernel';

/** How what decisions of a type saw is found again in the log, where their basis keeps only the hash of the list. */
export interface Recovery {
  readonly category: string;
  readonly type: string;
  /** Of the events that tell of it. */
  readonly categories: readonly string[];
  /** They were recorded after the last event of this type in the decision's own stream; `null`: at any time. */
  readonly since: string | null;
  /**
   * Whoever asks compares the hash: what is found may be wrong.
   *
   * @param log events of the tenant and of those categories, in their order, up to the decision
   */
  inputs(decision: Fact, log: AsyncIterable<RecordedEvent>): Promise<readonly BasisInput[]>;
}
