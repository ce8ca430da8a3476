import { filingCatalogue, type FilingEvent } from '@gongjian/plans-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { DueRecount } from '../../acting/due-recount.js';
import { filingAggregate } from '../../aggregates.js';
import { filingClockOf } from '../../filings/filing-clocks.js';

/** Dates to hand in evidence that were counted while the calendar of their year was missing are counted anew. */
@Injectable()
export class RecountFilings extends Reaction<FilingEvent> {
  readonly context = 'plans';
  readonly name: string;
  readonly catalogues = [filingCatalogue];
  readonly when = {
    FilingOpened: (fact: Fact<FilingEvent>): Promise<void> => this.revise(fact),
    FilingReviewed: (fact: Fact<FilingEvent>): Promise<void> => this.revise(fact),
    FilingReopened: (fact: Fact<FilingEvent>): Promise<void> => this.revise(fact),
  };

  constructor(private readonly recount: DueRecount) {
    super();
    this.name = recount.nameOf('recount_filings');
  }

  private revise(fact: Fact<FilingEvent>): Promise<void> {
    return this.recount.revise(fact, filingClockOf(fact), {
      aggregate: filingAggregate,
      rulesOf: (state) => (state.status === 'none' ? null : state.rules),
      command: (filingId, { calendar, ...moment }) => ({
        type: 'ReviseFilingDue' as const,
        data: { filingId, calendar },
        ...moment,
      }),
    });
  }
}
