import { reportCatalogue, type ReportEvent } from '@gongjian/plans-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { DueRecount } from '../../acting/due-recount.js';
import { reportAggregate } from '../../aggregates.js';
import { reportClockOf } from '../../reports/report-clocks.js';

/** Last days of reports that were counted while the calendar of their year was missing are counted anew. */
@Injectable()
export class RecountReports extends Reaction<ReportEvent> {
  readonly context = 'plans';
  readonly name: string;
  readonly catalogues = [reportCatalogue];
  readonly when = {
    ReportAsked: (fact: Fact<ReportEvent>): Promise<void> => this.revise(fact),
  };

  constructor(private readonly recount: DueRecount) {
    super();
    this.name = recount.nameOf('recount_reports');
  }

  private revise(fact: Fact<ReportEvent>): Promise<void> {
    return this.recount.revise(fact, reportClockOf(fact), {
      aggregate: reportAggregate,
      rulesOf: (state) => (state.status === 'none' ? null : state.asked.rules),
      command: (reportId, { calendar, ...moment }) => ({
        type: 'ReviseReportDue' as const,
        data: { reportId, calendar },
        ...moment,
      }),
    });
  }
}
