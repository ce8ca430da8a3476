import { planCatalogue, type PlanEvent } from '@gongjian/plans-domain';
import type { Fact, LocalDate } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { momentOf } from '../../acting/envelope-after.js';
import { PlanReports } from '../../reports/plan-reports.js';

type Of<Type extends PlanEvent['type']> = Fact<Extract<PlanEvent, { readonly type: Type }>>;

/** Units report on a plan from the day it is issued, or from the day they come into it. */
@Injectable()
export class AskReports extends Reaction<PlanEvent> {
  readonly context = 'plans';
  readonly name = 'ask_reports';
  readonly catalogues = [planCatalogue];
  readonly when = {
    PlanIssued: (fact: Of<'PlanIssued'>): Promise<void> => this.ask(fact, fact.event.data.issuedOn),
    PlanItemRecordedLate: (fact: Of<'PlanItemRecordedLate'>): Promise<void> =>
      this.ask(fact, fact.event.data.item.lateEntry?.effectiveOn ?? momentOf(fact).today),
    PlanCorrected: async (fact: Of<'PlanCorrected'>): Promise<void> => {
      if (fact.event.data.correction.field === 'itemUnits') await this.ask(fact, momentOf(fact).today);
    },
  };

  constructor(private readonly reports: PlanReports) {
    super();
  }

  private ask({ id, event, metadata }: Fact<PlanEvent>, day: LocalDate): Promise<void> {
    return this.reports.ask(metadata.tenant, event.data.planId, day, { eventId: id, at: metadata.recordedAt });
  }
}
