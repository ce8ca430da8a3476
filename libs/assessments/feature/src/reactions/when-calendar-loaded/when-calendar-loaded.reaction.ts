import {
  applicationCatalogue,
  complaintCatalogue,
  roundCatalogue,
  type ApplicationCommand,
  type ApplicationEvent,
  type ComplaintCommand,
  type ComplaintEvent,
  type RoundCommand,
  type RoundEvent,
} from '@gongjian/assessments-domain';
import {
  aggregateIdOf,
  Clock as Now,
  commandFingerprint,
  DeciderRunner,
  derivedId,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import { localDateAt, type Clock, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { RuleEnvelopes } from '../../acting/rule-envelopes.js';
import { applicationAggregate, complaintAggregate } from '../../facts/aggregates.js';
import { roundAggregate } from '../../rounds/aggregates.js';

type Counted = ApplicationEvent | ComplaintEvent | RoundEvent;
type Of<Event extends Counted, Type extends Event['type']> = Fact<Extract<Event, { readonly type: Type }>>;

const CLAUSE = { id: 'calendar', name: '工作日历规则' };

/**
 * Times of complaints, levels and rounds that were counted while the calendar of their year was missing are counted
 * anew. Its name holds the calendar's version: a new calendar begins at the start of the log, one that is known goes on
 * where it was.
 */
@Injectable()
export class WhenCalendarLoaded extends Reaction<Counted> {
  readonly context = 'assessments';
  readonly name: string;
  readonly catalogues = [applicationCatalogue, complaintCatalogue, roundCatalogue];
  readonly when = {
    ComplaintVerified: (fact: Of<ComplaintEvent, 'ComplaintVerified'>): Promise<void> =>
      this.ofComplaint(fact, fact.event.data.due),
    RoundOpened: (fact: Of<RoundEvent, 'RoundOpened'>): Promise<void> => this.ofRound(fact, fact.event.data.due),
    LevelReached: (fact: Of<ApplicationEvent, 'LevelReached'>): Promise<void> =>
      this.ofApplication(fact, fact.event.data.due),
    ApplicationReturned: (fact: Of<ApplicationEvent, 'ApplicationReturned'>): Promise<void> =>
      this.ofApplication(fact, fact.event.data.due),
    ApplicationResumed: (fact: Of<ApplicationEvent, 'ApplicationResumed'>): Promise<void> =>
      this.ofApplication(fact, fact.event.data.due ?? null),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleEnvelopes,
    private readonly calendars: WorkingCalendars,
    private readonly now: Now,
  ) {
    super();
    this.name = calendars.readerName('recount_clocks');
  }

  private async ofComplaint(fact: Fact, due: Clock): Promise<void> {
    if (due.calendar !== null) return;
    const complaintId = aggregateIdOf(fact.stream);
    const state = (await this.runner.load(complaintAggregate, complaintId, fact.metadata.tenant))?.state;
    if (state === undefined || state.status === 'none' || state.ruledBy === null) return;
    const command: ComplaintCommand = {
      type: 'ReviseComplaintDue',
      data: { complaintId, ...this.counting() },
      ...this.moment(),
    };
    const envelope = await this.envelope(fact, command.type, state.ruledBy);
    await this.runner.execute(complaintAggregate, complaintId, command, envelope, { mustExist: true });
  }

  private async ofRound(fact: Fact, due: Clock): Promise<void> {
    if (due.calendar !== null) return;
    const roundId = aggregateIdOf(fact.stream);
    const state = (await this.runner.load(roundAggregate, roundId, fact.metadata.tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const command: RoundCommand = { type: 'ReviseRoundDue', data: { roundId, ...this.counting() }, ...this.moment() };
    const envelope = await this.envelope(fact, command.type, state.opened);
    await this.runner.execute(roundAggregate, roundId, command, envelope, { mustExist: true });
  }

  private async ofApplication(fact: Fact, due: Clock | null): Promise<void> {
    if (due === null || due.calendar !== null) return;
    const applicationId = aggregateIdOf(fact.stream);
    const state = (await this.runner.load(applicationAggregate, applicationId, fact.metadata.tenant))?.state;
    if (state === undefined || state.status === 'none' || state.status === 'abandoned') return;
    const command: ApplicationCommand = {
      type: 'ReviseApplicationDue',
      data: { applicationId, ...this.counting() },
      ...this.moment(),
    };
    const envelope = await this.envelope(fact, command.type, state.filed);
    await this.runner.execute(applicationAggregate, applicationId, command, envelope, { mustExist: true });
  }

  private counting() {
    return { calendar: this.calendars.current() };
  }

  private moment() {
    const now = this.now.now();
    return { now, today: localDateAt(now) };
  }

  private envelope(
    fact: Fact,
    type: string,
    pinned: { readonly programme: string; readonly version: number },
  ): Promise<CommandEnvelope> {
    const { version: calendar } = this.calendars.current();
    return this.rules.of(
      pinned,
      CLAUSE,
      { tenant: fact.metadata.tenant, sourceEventId: fact.id },
      {
        commandId: derivedId(fact.id, type, calendar),
        fingerprint: commandFingerprint(type, fact.stream, { calendar }),
      },
    );
  }
}
