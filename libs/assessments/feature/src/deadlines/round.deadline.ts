import { roundCatalogue, type RoundEvent, type RoundState } from '@gongjian/assessments-domain';
import type { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { roundAggregate } from '../rounds/aggregates.js';

type Opened = Exclude<RoundState, { readonly status: 'none' }>;

/** What the programme's rules do by themselves when a clock of a round comes to a moment. */
export abstract class RoundDeadline extends DeadlineDefinition<RoundEvent> {
  readonly context = 'assessments';
  readonly catalogue = roundCatalogue;

  constructor(protected readonly runner: DeciderRunner) {
    super();
  }

  async command(due: Due): Promise<void> {
    const state = (await this.runner.load(roundAggregate, due.streamId, due.tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    await this.act(due, state);
  }

  protected abstract act(due: Due, round: Opened): Promise<void>;
}
