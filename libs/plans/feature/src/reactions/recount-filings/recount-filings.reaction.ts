import { filingCatalogue, type FilingEvent } from '@gongjian/plans-domain';
import { aggregateIdOf, Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../../acting/rule-actor.js';
import { filingAggregate } from '../../aggregates.js';
import { filingClockOf } from '../../filings/filing-clocks.js';
import { filingStream } from '../../filings/filing-stream.js';

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

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly calendars: WorkingCalendars,
    private readonly clock: Clock,
  ) {
    super();
    this.name = `recount_filings_${calendars
      .current()
      .version.toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')}`;
  }

  private async revise(fact: Fact<FilingEvent>): Promise<void> {
    const due = filingClockOf(fact);
    if (due === null || due === 'clear' || due.calendar !== null) return;
    const calendar = this.calendars.current();
    const { tenant } = fact.metadata;
    const filingId = aggregateIdOf(fact.stream);
    const state = (await this.runner.load(filingAggregate, filingId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const type = 'ReviseFilingDue' as const;
    const clause = { id: 'calendar', name: '工作日历规则' };
    const envelope = await this.rules.envelope(
      state.rules,
      clause,
      { tenant, sourceEventId: fact.id },
      {
        commandId: derivedId(fact.id, 'reviseFilingDue', calendar.version),
        fingerprint: commandFingerprint(type, filingStream(filingId), { calendar: calendar.version }),
      },
    );
    const now = this.clock.now();
    const command = { type, data: { filingId, calendar }, now, today: localDateAt(now) };
    await this.runner.execute(filingAggregate, filingId, command, envelope, { mustExist: true });
  }
}
