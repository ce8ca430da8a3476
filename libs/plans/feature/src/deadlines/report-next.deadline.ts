import { reportCatalogue, type ReportEvent } from '@gongjian/plans-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { endOfLocalDate, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { reportAggregate } from '../aggregates.js';
import { PlanReports } from '../reports/plan-reports.js';

/** When a period is over, the report of the next one is asked for. */
@Injectable()
export class ReportNextDeadline extends DeadlineDefinition<ReportEvent> {
  readonly context = 'plans';
  readonly name = 'report_next';
  readonly catalogue = reportCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly reports: PlanReports,
  ) {
    super();
  }

  deadline({ event }: Fact<ReportEvent>): { readonly dueAt: Instant } | null {
    return event.type === 'ReportAsked' ? { dueAt: endOfLocalDate(event.data.period.to) } : null;
  }

  async command({ tenant, streamId, sourceEventId, dueAt }: Due): Promise<void> {
    const state = (await this.runner.load(reportAggregate, streamId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const { planId, unit, period } = state.asked;
    await this.reports.askNext(tenant, planId, unit.id, period, { eventId: sourceEventId, at: dueAt });
  }
}
