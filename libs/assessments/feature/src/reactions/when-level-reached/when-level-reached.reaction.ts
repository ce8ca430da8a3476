import { applicationCatalogue, type ApplicationEvent } from '@gongjian/assessments-domain';
import { aggregateIdOf, DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { Evaluations } from '../../applications/evaluations.js';
import { applicationAggregate } from '../../facts/aggregates.js';

type Reached = Fact<Extract<ApplicationEvent, { readonly type: 'LevelReached' }>>;

/** A level that evaluates opens its round, alone or with the other applicants of the period, and the applicant's sheet. */
@Injectable()
export class WhenLevelReached extends Reaction<ApplicationEvent> {
  readonly context = 'assessments';
  readonly name = 'open_evaluation';
  readonly catalogues = [applicationCatalogue];
  readonly when = {
    LevelReached: async (fact: Reached): Promise<void> => {
      const { level, round, on } = fact.event.data;
      if (round === null) return;
      const { tenant } = fact.metadata;
      const state = (await this.runner.load(applicationAggregate, aggregateIdOf(fact.stream), tenant))?.state;
      if (state === undefined || state.status === 'none' || state.status === 'abandoned') return;
      await this.evaluations.open(fact, state, { level, on });
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly evaluations: Evaluations,
  ) {
    super();
  }
}
