import {
  clocksOver,
  isKnown,
  titleCatalogue,
  type Title,
  type TitleClock,
  type TitleCommand,
  type TitleEvent,
  type TitleTimeRevised,
} from '@gongjian/awards-domain';
import { Clock, DeciderRunner, derivedId, naturalId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../aggregates.js';
import { AwardVersions, type AwardVersion } from '../titles/award-versions.js';
import { byRule } from '../titles/rule-acts.js';
import { titleStream } from '../titles/title-stream.js';

export type ClockAnswer = { readonly dueAt: Instant } | 'clear' | null;

/** Runs until then; without a clock it stops. */
export const until = (clock: { readonly dueAt: Instant } | null | undefined): ClockAnswer =>
  clock == null ? 'clear' : { dueAt: clock.dueAt };

/** Where the clock of that name was counted anew. */
export function revisedTo({ clock, until: to }: TitleTimeRevised, name: TitleTimeRevised['clock']): ClockAnswer {
  return clock === name ? until(to) : null;
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

  abstract override deadline(fact: Fact<TitleEvent>): ClockAnswer;

  /** What is to be done of a title whose clock is over; `item` names each of several. */
  protected abstract commands(over: Over): readonly { readonly item: string; readonly command: TitleCommand }[];

  async command(due: Due): Promise<void> {
    const { tenant, streamId: titleId, sourceEventId } = due;
    const title = (await this.runner.load(titleAggregate, titleId, tenant))?.state;
    if (title === undefined || !isKnown(title)) return;
    const pinned = title.naming ?? title.removals.at(-1)?.removed;
    if (pinned == null) return;
    const now = this.clock.now();
    const today = localDateAt(now);
    const version = await this.versions.of(tenant, pinned);
    for (const { item, command } of this.commands({ title, version, now, today, due })) {
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
  }

  /** What the clock of that name ran for, and had not come. */
  protected passing(clock: TitleClock, { title, now, today, due }: Over) {
    const { titleId } = title;
    return clocksOver(title, clock, now).map((of) => {
      const data = { titleId, clock, of, factId: this.passedId(due, titleId, clock, of) };
      return { item: of, command: { type: 'PassClock' as const, data, now, today } };
    });
  }

  /** A plaque that is not back is one fact of its removal, whenever that was. */
  private passedId(due: Due, titleId: string, clock: TitleClock, of: string): string {
    return clock === 'plaque' ? naturalId(due.tenant, 'plaqueMissed', titleId, of) : this.factId(due, of);
  }

  /** As a fact that triggers may name. */
  protected factId({ sourceEventId }: Due, item: string): string {
    return derivedId(sourceEventId, `${this.name}.fact`, item);
  }
}
