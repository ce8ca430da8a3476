import { reportCatalogue, type ReportEvent } from '@gongjian/plans-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { reportAggregate } from '../aggregates.js';
import { REPORTS_CLAUSE } from '../reports/plan-reports.js';
import { reportClockOf } from '../reports/report-clocks.js';
import { reportStream } from '../reports/report-stream.js';

/** A report that was not filed in time becomes overdue by itself. */
@Injectable()
export class ReportOverdueDeadline extends DeadlineDefinition<ReportEvent> {
  readonly context = 'plans';
  readonly name = 'report_due';
  readonly catalogue = reportCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline(fact: Fact<ReportEvent>): { readonly dueAt: Instant } | 'clear' | null {
    const clock = reportClockOf(fact);
    return clock === null || clock === 'clear' ? clock : { dueAt: clock.overdueAt };
  }

  async command(due: Due): Promise<void> {
    const { tenant, streamId: reportId, sourceEventId, dueAt } = due;
    const state = (await this.runner.load(reportAggregate, reportId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const type = 'MarkReportOverdue' as const;
    const envelope = await this.rules.envelope(state.asked.rules, REPORTS_CLAUSE, due, {
      commandId: derivedId(sourceEventId, this.name, ''),
      fingerprint: commandFingerprint(type, reportStream(reportId), { dueAt }),
    });
    const now = this.clock.now();
    const command = { type, data: { reportId, dueAt }, now, today: localDateAt(now) };
    await this.runner.execute(reportAggregate, reportId, command, envelope, { mustExist: true });
  }
}
