import { rectificationCatalogue, type RectificationEvent } from '@gongjian/plans-domain';
import { aggregateIdOf, Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../../acting/rule-actor.js';
import { rectificationAggregate } from '../../aggregates.js';
import { rectificationClockOf } from '../../rectifications/rectification-clocks.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';

/** Times to put something right that were counted while the calendar of their year was missing are counted anew. */
@Injectable()
export class RecountRectifications extends Reaction<RectificationEvent> {
  readonly context = 'plans';
  readonly name: string;
  readonly catalogues = [rectificationCatalogue];
  readonly when = {
    RectificationOrdered: (fact: Fact<RectificationEvent>): Promise<void> => this.revise(fact),
    RectificationChecked: (fact: Fact<RectificationEvent>): Promise<void> => this.revise(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly calendars: WorkingCalendars,
    private readonly clock: Clock,
  ) {
    super();
    this.name = `recount_days_${calendars
      .current()
      .version.toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')}`;
  }

  private async revise(fact: Fact<RectificationEvent>): Promise<void> {
    const due = rectificationClockOf(fact);
    if (due === null || due === 'clear' || due.calendar !== null) return;
    const calendar = this.calendars.current();
    const { tenant } = fact.metadata;
    const rectificationId = aggregateIdOf(fact.stream);
    const state = (await this.runner.load(rectificationAggregate, rectificationId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const type = 'ReviseRectificationDue' as const;
    const clause = { id: 'calendar', name: '工作日历规则' };
    const envelope = await this.rules.envelope(
      state.rules,
      clause,
      { tenant, sourceEventId: fact.id },
      {
        commandId: derivedId(fact.id, 'reviseRectificationDue', calendar.version),
        fingerprint: commandFingerprint(type, rectificationStream(rectificationId), { calendar: calendar.version }),
      },
    );
    const now = this.clock.now();
    const command = { type, data: { rectificationId, calendar }, now, today: localDateAt(now) };
    await this.runner.execute(rectificationAggregate, rectificationId, command, envelope, { mustExist: true });
  }
}
