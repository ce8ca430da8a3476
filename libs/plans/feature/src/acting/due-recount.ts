import {
  aggregateIdOf,
  Clock,
  commandFingerprint,
  DeciderRunner,
  derivedId,
  type Aggregate,
} from '@gongjian/shared-event-sourcing';
import {
  localDateAt,
  type DomainCommand,
  type DomainEvent,
  type Fact,
  type Instant,
  type LocalDate,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { RuleActor, type RuleVersion } from './rule-actor.js';

const CLAUSE = { id: 'calendar', name: '工作日历规则' };

export interface Counting {
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly today: LocalDate;
}

/** What is counted anew of one kind of record. */
export interface Recounting<State, Command extends DomainCommand, Event extends DomainEvent> {
  readonly aggregate: Aggregate<State, Command, Event>;
  /** `null`: there is nothing to count. */
  readonly rulesOf: (state: State) => RuleVersion | null;
  readonly command: (id: string, counting: Counting) => Command;
}

/**
 * Due dates that were counted while the calendar of their year was missing are counted anew. A reaction that asks for it
 * has the calendar's version in its name: a new calendar begins at the start of the log, one that is known goes on where
 * it was.
 */
@Injectable()
export class DueRecount {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly calendars: WorkingCalendars,
    private readonly clock: Clock,
  ) {}

  /** Of a reaction. */
  nameOf(what: string): string {
    return this.calendars.readerName(what);
  }

  /** @param due what the fact says of the record's clock */
  async revise<State, Command extends DomainCommand, Event extends DomainEvent>(
    { id: sourceEventId, stream, metadata: { tenant } }: Fact<Event>,
    due: { readonly calendar: string | null } | 'clear' | null,
    { aggregate, rulesOf, command: commandFor }: Recounting<State, Command, Event>,
  ): Promise<void> {
    if (due === null || due === 'clear' || due.calendar !== null) return;
    const calendar = this.calendars.current();
    const id = aggregateIdOf(stream);
    const state = (await this.runner.load(aggregate, id, tenant))?.state;
    const rules = state === undefined ? null : rulesOf(state);
    if (rules === null) return;
    const now = this.clock.now();
    const command = commandFor(id, { calendar, now, today: localDateAt(now) });
    const { type } = command;
    const envelope = await this.rules.envelope(
      rules,
      CLAUSE,
      { tenant, sourceEventId },
      {
        commandId: derivedId(sourceEventId, `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`, calendar.version),
        fingerprint: commandFingerprint(type, stream, { calendar: calendar.version }),
      },
    );
    await this.runner.execute(aggregate, id, command, envelope, { mustExist: true });
  }
}
