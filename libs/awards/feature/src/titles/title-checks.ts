import {
  heldOrLapsed,
  isKnown,
  type Firing,
  type StandingFact,
  type Title,
  type TriggerDefinition,
} from '@gongjian/awards-domain';
import { DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { clockFrom, type LocalDate } from '@gongjian/shared-kernel';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../aggregates.js';
import { AwardVersions, type AwardVersion } from './award-versions.js';
import { byRule, type Cause } from './rule-acts.js';
import { Subjects } from './subjects.js';
import { removalIdOf, titleStream } from './title-stream.js';
import { watchedTitle } from './watched-title.js';
import { Watches, type SeenWatch } from './watches.js';

/**
 * What is known of a subject against the title it holds, under the version it was named by. It is asked on every fact and
 * on every naming, so that either may come first; every firing is raised once, whatever asked for it.
 */
@Injectable()
export class TitleChecks {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    private readonly watches: Watches,
    private readonly calendars: WorkingCalendars,
    private readonly subjects: Subjects,
  ) {}

  async check(titleId: string, cause: Cause): Promise<void> {
    const title = (await this.runner.load(titleAggregate, titleId, cause.tenant))?.state;
    if (title === undefined || !isKnown(title) || title.naming === null) return;
    const held = title.standing === 'removed' ? { ...title, naming: title.naming } : heldOrLapsed(title);
    if (held === null) return;
    const version = await this.versions.of(cause.tenant, held.naming);
    const watch = await this.watches.of(cause.tenant, title.subject.id);
    const facts = watch.facts(cause.today);
    for (const firing of version.reading.firings(version.definition, watchedTitle(held, title), facts)) {
      if (isRaised(title, firing)) continue;
      await this.raise(title, version, firing, watch, cause);
    }
    await this.endIfMerged(title, version, facts, watch, cause);
  }

  /**
   * One firing, of the triggers of the version or of what follows from another title. What was told late takes effect on
   * the day it was told, and never before the naming.
   */
  async raise(title: Title, version: AwardVersion, firing: Firing, watch: SeenWatch, cause: Cause): Promise<void> {
    const { titleId } = title;
    const { trigger, completedBy, names } = firing;
    const calendar = this.calendars.current();
    const commandId = derivedId(completedBy, `trigger.${trigger}`, titleId);
    const within = triggersOf(version).find(({ code }) => code === trigger)?.within;
    const namedOn = title.naming?.on ?? cause.on;
    const on = cause.on < namedOn ? namedOn : cause.on;
    const data = {
      titleId,
      firing,
      watchRevision: watch.revision,
      due: within === undefined ? null : clockFrom(within, on, calendar),
      removalId: removalIdOf(cause.tenant, title),
      inputs: watch.inputs,
      terms: version.terms,
      calendar,
    };
    const envelope = byRule(
      version,
      { id: trigger, name: names.zh },
      { ...cause, on },
      {
        commandId,
        type: 'RaiseTrigger',
        target: titleStream(titleId),
        body: { trigger, completedBy },
      },
    );
    const command = { type: 'RaiseTrigger' as const, data, now: cause.now, today: on };
    await this.runner.execute(titleAggregate, titleId, command, envelope);
  }

  /** A subject that is no more holds no title from that day, unless a trigger of the version says what follows. */
  private async endIfMerged(
    title: Title,
    version: AwardVersion,
    facts: readonly StandingFact[],
    watch: SeenWatch,
    cause: Cause,
  ): Promise<void> {
    const merged = facts.flatMap(mergedOf).sort(successorFirst)[0];
    if (merged === undefined) return;
    const spoken = triggersOf(version).some(
      ({ on, grades }) => on.kind === 'merged' && (grades?.includes(title.grade) ?? true),
    );
    if (spoken) return;
    const { titleId } = title;
    const { factId, successorId, occurredOn } = merged;
    const successor = successorId === null ? null : await this.subjects.asOf(cause.tenant, successorId);
    const why = successor === null ? 'closed' : 'merged';
    const envelope = byRule(version, { id: 'subjectEnded', name: '创建对象终止' }, cause, {
      commandId: derivedId(factId, 'endTitle', titleId),
      type: 'EndTitle',
      target: titleStream(titleId),
      body: { factId },
    });
    const data = { titleId, why, successor, by: null, lateEntry: null, inputs: watch.inputs } as const;
    const { now } = cause;
    const command = { type: 'EndTitle' as const, data, now, today: occurredOn };
    await this.runner.execute(titleAggregate, titleId, command, envelope);
  }
}

interface Merged {
  readonly factId: string;
  readonly successorId: string | null;
  readonly occurredOn: LocalDate;
}

function mergedOf({ fact, factId, occurredOn }: StandingFact): readonly Merged[] {
  return fact.kind === 'merged' ? [{ factId, occurredOn, successorId: fact.successorId }] : [];
}

function successorFirst(a: Merged, b: Merged): number {
  return Number(a.successorId === null) - Number(b.successorId === null);
}

function triggersOf({ definition }: AwardVersion): readonly TriggerDefinition[] {
  return definition.award?.triggers ?? [];
}

function isRaised({ triggers }: Title, { trigger, completedBy }: Firing): boolean {
  return triggers.some(({ raised }) => raised.trigger === trigger && raised.completedBy === completedBy);
}
