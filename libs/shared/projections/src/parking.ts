import type { ParkedFact } from './parked-facts.js';
import type { WaitingCounts } from './waiting-counts.js';

/** Something automatic that sets facts aside for a person. */
export interface Parking {
  readonly context: string;
  /** Unique in the context. */
  readonly name: string;
  /**
   * Oldest streams first, each in order.
   *
   * @param tenants whose; `null` for everyone's
   */
  parked(limit: number, tenants: readonly string[] | null): Promise<readonly ParkedFact[]>;
  waitingCounts(): Promise<WaitingCounts>;
  /**
   * Has the parked facts of one stream, or of all, handled again in order.
   *
   * @returns how many streams that concerns
   */
  replay(stream: string | null, tenants: readonly string[] | null): Promise<number>;
}
