import { rectificationCatalogue, type RectificationEvent } from '@gongjian/plans-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { DueRecount } from '../../acting/due-recount.js';
import { rectificationAggregate } from '../../aggregates.js';
import { rectificationClockOf } from '../../rectifications/rectification-clocks.js';

/** Times to put something right that were counted while the calendar of their year was missing are counted anew. */
@Injectable()
export class RecountRectifications extends Reaction<RectificationEvent> {
  readonly context = 'plans';
  readonly name: string;
  readonly catalogues = [rectificationCatalogue];
  readonly when = {
    RectificationOrdered: (fact: Fact<RectificationEvent>): Promise<void> => this.revise(fact),
    RectificationChecked: (fact: Fact<RectificationEvent>): Promise<void> => this.revise(fact),
  };

  constructor(private readonly recount: DueRecount) {
    super();
    this.name = recount.nameOf('recount_days');
  }

  private revise(fact: Fact<RectificationEvent>): Promise<void> {
    return this.recount.revise(fact, rectificationClockOf(fact), {
      aggregate: rectificationAggregate,
      rulesOf: (state) => (state.status === 'none' ? null : state.rules),
      command: (rectificationId, { calendar, ...moment }) => ({
        type: 'ReviseRectificationDue' as const,
        data: { rectificationId, calendar },
        ...moment,
      }),
    });
  }
}
