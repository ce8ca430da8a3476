import { followUpsDue, isKnown, periodCatalogue, removalOf, type PeriodEvent } from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { periodAggregate, titleAggregate } from '../../aggregates.js';
import { AwardVersions } from '../../titles/award-versions.js';
import { FollowUps } from '../../titles/follow-ups.js';
import { causeOf } from '../../titles/rule-acts.js';

/** A removal is followed up when the round it waits for has ended. */
@Injectable()
export class FollowUpAfterPeriod extends Reaction<PeriodEvent> {
  readonly context = 'awards';
  readonly name = 'follow_up_after_period';
  readonly catalogues = [periodCatalogue];
  readonly when = {
    PeriodConcluded: (fact: Fact<PeriodEvent>): Promise<void> => this.follow(fact),
    RemovalAwaited: (fact: Fact<PeriodEvent>): Promise<void> => this.follow(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    private readonly followUps: FollowUps,
  ) {
    super();
  }

  private async follow(fact: Fact<PeriodEvent>): Promise<void> {
    const cause = causeOf(fact);
    const { tenant } = cause;
    const period = await this.runner.load(periodAggregate, fact.event.data.periodId, tenant);
    for (const { removal, after } of period === null ? [] : followUpsDue(period.state)) {
      const title = (await this.runner.load(titleAggregate, removal.titleId, tenant))?.state;
      const found = title !== undefined && isKnown(title) ? removalOf(title, removal.removalId) : undefined;
      if (found === undefined || found.followUp !== null || found.annulled !== null) continue;
      const version = await this.versions.of(tenant, found.removed);
      const { roundId, source, on } = after;
      await this.followUps.makeDue(removal, found, version, { ...cause, on }, { roundId, inputs: [source] });
    }
  }
}
