import { suggestionCatalogue, type SuggestionEvent } from '@gongjian/plans-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { DueRecount } from '../../acting/due-recount.js';
import { suggestionAggregate } from '../../aggregates.js';
import { suggestionClockOf } from '../../suggestions/suggestion-clocks.js';
import { DEPLOYMENT_RULE } from '../../suggestions/suggestion-rule.js';

/** Times to answer that were counted while the calendar of their year was missing are counted anew. */
@Injectable()
export class RecountSuggestions extends Reaction<SuggestionEvent> {
  readonly context = 'plans';
  readonly name: string;
  readonly catalogues = [suggestionCatalogue];
  readonly when = {
    SuggestionFiled: (fact: Fact<SuggestionEvent>): Promise<void> => this.revise(fact),
  };

  constructor(private readonly recount: DueRecount) {
    super();
    this.name = recount.nameOf('recount_answers');
  }

  private revise(fact: Fact<SuggestionEvent>): Promise<void> {
    return this.recount.revise(fact, suggestionClockOf(fact), {
      aggregate: suggestionAggregate,
      rulesOf: ({ status }) => (status === 'none' ? null : DEPLOYMENT_RULE),
      command: (suggestionId, { calendar, ...moment }) => ({
        type: 'ReviseSuggestionDue' as const,
        data: { suggestionId, calendar },
        ...moment,
      }),
    });
  }
}
