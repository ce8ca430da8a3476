import { reportCatalogue, type ReportEvent } from '@gongjian/plans-domain';
import { aggregateIdOf, Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../../acting/rule-actor.js';
import { reportAggregate } from '../../aggregates.js';
import { reportClockOf } from '../../reports/report-clocks.js';
import { reportStream } from '../../reports/report-stream.js';

/** Last days of reports that were counted while the calendar of their year was missing are counted anew. */
@Injectable()
export class RecountReports extends Reaction<ReportEvent> {
  readonly context = 'plans';
  readonly name: string;
  readonly catalogues = [reportCatalogue];
  readonly when = {
    ReportAsked: (fact: Fact<ReportEvent>): Promise<void> => this.revise(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly calendars: WorkingCalendars,
    private readonly clock: Clock,
  ) {
    super();
    this.name = `recount_reports_${calendars
      .current()
      .version.toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')}`;
  }

  private async revise(fact: Fact<ReportEvent>): Promise<void> {
    const due = reportClockOf(fact);
    if (due === null || due === 'clear' || due.calendar !== null) return;
    const calendar = this.calendars.current();
    const { tenant } = fact.metadata;
    const reportId = aggregateIdOf(fact.stream);
    const state = (await this.runner.load(reportAggregate, reportId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const type = 'ReviseReportDue' as const;
    const clause = { id: 'calendar', name: '工作日历规则' };
    const envelope = await this.rules.envelope(
      state.asked.rules,
      clause,
      { tenant, sourceEventId: fact.id },
      {
        commandId: derivedId(fact.id, 'reviseReportDue', calendar.version),
        fingerprint: commandFingerprint(type, reportStream(reportId), { calendar: calendar.version }),
      },
    );
    const now = this.clock.now();
    const command = { type, data: { reportId, calendar }, now, today: localDateAt(now) };
    await this.runner.execute(reportAggregate, reportId, command, envelope, { mustExist: true });
  }
}
