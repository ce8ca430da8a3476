import { standingFacts, watchDecider, type StandingFact, type WatchState } from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { BasisInput, LocalDate } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { watchAggregate } from '../aggregates.js';
import { watchIdOf, watchStream } from './title-stream.js';

/** What was known of a subject when a decision was taken. */
export interface SeenWatch {
  readonly state: WatchState;
  /** -1: nothing was. */
  readonly revision: number;
  /** What took place by that day. */
  facts(on: LocalDate): readonly StandingFact[];
  /** For the basis of the decision. */
  readonly inputs: readonly BasisInput[];
}

@Injectable()
export class Watches {
  constructor(private readonly runner: DeciderRunner) {}

  async of(tenant: string, subjectId: string): Promise<SeenWatch> {
    const watchId = watchIdOf(tenant, subjectId);
    const folded = await this.runner.load(watchAggregate, watchId, tenant);
    const state = folded?.state ?? watchDecider.initialState;
    const { revision } = state;
    const standing = standingFacts(state);
    return {
      state,
      revision,
      facts: (on) => standing.filter(({ occurredOn }) => occurredOn <= on),
      inputs: revision < 0 ? [] : [{ stream: watchStream(watchId), revision: String(revision) }],
    };
  }
}
