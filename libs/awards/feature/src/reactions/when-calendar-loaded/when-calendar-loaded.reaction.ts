import {
  circularCatalogue,
  noticeCatalogue,
  objectionCatalogue,
  isKnown,
  titleCatalogue,
  type CircularCommand,
  type CircularEvent,
  type NoticeCommand,
  type NoticeEvent,
  type ObjectionCommand,
  type ObjectionEvent,
  type Pinned,
  type TitleEvent,
} from '@gongjian/awards-domain';
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
import { circularAggregate, noticeAggregate, objectionAggregate, titleAggregate } from '../../aggregates.js';
import { AwardRule } from '../../rules/award-rule.js';

type Counted = NoticeEvent | ObjectionEvent | CircularEvent | TitleEvent;
type Told<Type extends TitleEvent['type']> = Fact<Extract<TitleEvent, { readonly type: Type }>>;
type Of<Event extends Counted, Type extends Event['type']> = Fact<Extract<Event, { readonly type: Type }>>;

const CLAUSE = { id: 'calendar', name: '工作日历规则' };

/**
 * Times of notices, objections, circulars and titles that were counted while the calendar of their year was missing are counted
 * anew. Its name holds the calendar's version: a new calendar begins at the start of the log, one that is known goes on
 * where it was.
 */
@Injectable()
export class WhenCalendarLoaded extends Reaction<Counted> {
  readonly context = 'awards';
  readonly name: string;
  readonly catalogues = [noticeCatalogue, objectionCatalogue, circularCatalogue, titleCatalogue];
  readonly when = {
    NoticeOpened: async (fact: Of<NoticeEvent, 'NoticeOpened'>): Promise<void> => {
      const { noticeId, lastDay } = fact.event.data;
      if (!isProvisional(lastDay)) return;
      const command: NoticeCommand = {
        type: 'ReviseNoticeTime',
        data: { noticeId, ...this.counting() },
        ...this.moment(),
      };
      const envelope = await this.envelope(fact, command.type, fact.event.data);
      await this.runner.execute(noticeAggregate, noticeId, command, envelope, { mustExist: true });
    },
    ObjectionReceived: async (fact: Of<ObjectionEvent, 'ObjectionReceived'>): Promise<void> => {
      const { objectionId, replyDue } = fact.event.data;
      if (!isProvisional(replyDue)) return;
      const data = { objectionId, ...this.counting() };
      const command: ObjectionCommand = { type: 'ReviseObjectionTime', data, ...this.moment() };
      const envelope = await this.envelope(fact, command.type, fact.event.data);
      await this.runner.execute(objectionAggregate, objectionId, command, envelope, { mustExist: true });
    },
    UnitTold: async (fact: Of<CircularEvent, 'UnitTold'>): Promise<void> => {
      if (!isProvisional(fact.event.data.until)) return;
      const circularId = aggregateIdOf(fact.stream);
      const state = (await this.runner.load(circularAggregate, circularId, fact.metadata.tenant))?.state;
      if (state === undefined || state.status === 'none') return;
      const data = { circularId, ...this.counting() };
      const command: CircularCommand = { type: 'ReviseStatementTime', data, ...this.moment() };
      const envelope = await this.envelope(fact, command.type, state.drafted);
      await this.runner.execute(circularAggregate, circularId, command, envelope, { mustExist: true });
    },
    TriggerRaised: (fact: Told<'TriggerRaised'>): Promise<void> => this.ofTitle(fact, [fact.event.data.due]),
    SubjectTold: (fact: Told<'SubjectTold'>): Promise<void> => this.ofTitle(fact, [fact.event.data.statementUntil]),
    TitleWarned: (fact: Told<'TitleWarned'>): Promise<void> => this.ofTitle(fact, [fact.event.data.until]),
    TitleSuspended: (fact: Told<'TitleSuspended'>): Promise<void> => this.ofTitle(fact, [fact.event.data.until]),
    TitleRemoved: (fact: Told<'TitleRemoved'>): Promise<void> => {
      const { appeal, clocks } = fact.event.data;
      return this.ofTitle(fact, [appeal.until, clocks.signedDocument, clocks.served, clocks.plaque]);
    },
    RemovalServed: (fact: Told<'RemovalServed'>): Promise<void> => this.ofTitle(fact, [fact.event.data.appealUntil]),
    AppealReceived: (fact: Told<'AppealReceived'>): Promise<void> => this.ofTitle(fact, [fact.event.data.replyDue]),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rule: AwardRule,
    private readonly calendars: WorkingCalendars,
    private readonly now: Now,
  ) {
    super();
    this.name = calendars.readerName('recount_clocks');
  }

  /** Whatever runs by now; one event asks for all of them. */
  private async ofTitle(fact: Fact<TitleEvent>, clocks: readonly (Clock | null)[]): Promise<void> {
    if (!clocks.some(isProvisional)) return;
    const titleId = aggregateIdOf(fact.stream);
    const state = (await this.runner.load(titleAggregate, titleId, fact.metadata.tenant))?.state;
    const pinned = state === undefined || !isKnown(state) ? null : (state.naming ?? state.removals.at(-1)?.removed);
    if (pinned == null) return;
    const command = { type: 'ReviseTitleTimes' as const, data: { titleId, ...this.counting() }, ...this.moment() };
    const envelope = await this.envelope(fact, command.type, pinned);
    await this.runner.execute(titleAggregate, titleId, command, envelope, { mustExist: true });
  }

  private counting() {
    return { calendar: this.calendars.current() };
  }

  private moment() {
    const now = this.now.now();
    return { now, today: localDateAt(now) };
  }

  private envelope(
    { id, stream, metadata: { tenant } }: Fact,
    type: string,
    pinned: Pick<Pinned, 'programme' | 'version'>,
  ): Promise<CommandEnvelope> {
    const { version: calendar } = this.calendars.current();
    return this.rule.envelope(
      pinned,
      CLAUSE,
      { tenant, sourceEventId: id },
      { commandId: derivedId(id, type, calendar), fingerprint: commandFingerprint(type, stream, { calendar }) },
    );
  }
}

function isProvisional(clock: Clock | null): boolean {
  return clock !== null && clock.calendar === null;
}
