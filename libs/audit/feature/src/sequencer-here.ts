import { Injectable } from '@nestjs/common';
import type { Sequencer } from './sequencer.js';

/** The sequencer of this process, once it runs. */
@Injectable()
export class SequencerHere {
  private running: Sequencer | null = null;

  runs(sequencer: Sequencer): void {
    this.running = sequencer;
  }

  /** How many of a tenant's events have their leaf; `null` while another process sequences. */
  sequencedOf(tenant: string): number | null {
    return this.running?.sequencedOf(tenant) ?? null;
  }
}
