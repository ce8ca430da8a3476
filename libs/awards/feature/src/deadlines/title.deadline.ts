import {
  isKnown,
  titleCatalogue,
  runningClock,
  type RestoredTitle,
  type Title,
  type TitleClock,
  type TitleCommand,
  type TitleEvent,
  type TitleTimeRevised,
} from '@gongjian/awards-domain';
import { Clock, DeciderRunner, derivedId, naturalId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type ClockChange, type Due } from '@gongjian/shared-projections';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../aggregates.js';
import { AwardVersions, type AwardVersion } from '../titles/award-versions.js';
import { byRule } from '../titles/rule-acts.js';
import { titleStream } from '../titles/title-stream.js';

/** Runs until then; without a clock it stops. */
export const until = (clock: { readonly dueAt: Instant } | null | undefined, item = ''): ClockChange =>
  clock == null ? { clear: item } : { dueAt: clock.dueAt, item };

/** Where the clock of that name was counted anew; one that runs once in a title has no item. */
export function revisedTo(
  { clock, of, until: to }: TitleTimeRevised,
  name: TitleTimeRevised['clock'],
  item = of,
): ClockChange {
  return clock === name ? until(to, item) : null;
}

/** Of a title that is held again: its clock goes on if it stands so. */
export function restored({ standing, until: to }: RestoredTitle, as: RestoredTitle['standing']): ClockChange {
  return standing === as ? until(to) : 'clear';
}

export interface Over {
  readonly title: Title;
  readonly version: AwardVersion;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly due: Due;
}

/** What the version's rules do by themselves when a clock of a title runs out. */
@Injectable()
export abstract class TitleDeadline extends DeadlineDefinition<TitleEvent> {
  readonly context = 'awards';
  readonly catalogue = titleCatalogue;
  protected abstract readonly clause: NamedAsOf;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    protected readonly calendars: WorkingCalendars,
    private readonly clock: Clock,
  ) {
    super();
  }

  abstract override deadline(fact: Fact<TitleEvent>): ClockChange;

  /** What is to be done of a title whose clock is over; `null`: nothing any more. */
  protected abstract commandFor(over: Over): TitleCommand | null;

  async command(due: Due): Promise<void> {
    const { tenant, streamId: titleId, sourceEventId, item } = due;
    const title = (await this.runner.load(titleAggregate, titleId, tenant))?.state;
    if (title === undefined || !isKnown(title)) return;
    const pinned = title.naming ?? title.removals.at(-1)?.removed;
    if (pinned == null) return;
    const now = this.clock.now();
    const today = localDateAt(now);
    const version = await this.versions.of(tenant, pinned);
    const command = this.commandFor({ title, version, now, today, due });
    if (command === null) return;
    const envelope = byRule(
      version,
      this.clause,
      { tenant, sourceEventId, now, today, on: today },
      {
        commandId: derivedId(sourceEventId, this.name, item),
        type: command.type,
        target: titleStream(titleId),
        body: { item },
      },
    );
    await this.runner.execute(titleAggregate, titleId, command, envelope, { mustExist: true });
  }

  /** What the clock of that name ran for, `of`, has not come. */
  protected passing(clock: TitleClock, of: string, { title, now, today, due }: Over): TitleCommand | null {
    const clockUntil = runningClock(title, clock, of);
    if (clockUntil === null || clockUntil.dueAt > now) return null;
    const { titleId } = title;
    const data = { titleId, clock, of, factId: this.passedId(due, titleId, clock, of) };
    return { type: 'PassClock', data, now, today };
  }

  /** A plaque that is not back is one fact of its removal, whenever that was. */
  private passedId(due: Due, titleId: string, clock: TitleClock, of: string): string {
    return clock === 'plaque' ? naturalId(due.tenant, 'plaqueMissed', titleId, of) : this.factId(due);
  }

  /** As a fact that triggers may name. */
  protected factId({ sourceEventId, item }: Due): string {
    return derivedId(sourceEventId, `${this.name}.fact`, item);
  }
}
