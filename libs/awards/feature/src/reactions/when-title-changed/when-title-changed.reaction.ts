import { isKnown, removalOf, titleCatalogue, type TitleEvent } from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../../aggregates.js';
import { AwardVersions } from '../../titles/award-versions.js';
import { Cascades } from '../../titles/cascades.js';
import { FollowUps } from '../../titles/follow-ups.js';
import { causeOf } from '../../titles/rule-acts.js';

type Of<Type extends TitleEvent['type']> = Fact<Extract<TitleEvent, { readonly type: Type }>>;

/** A removal is followed up, at once or after a round as its version says; other titles follow. */
@Injectable()
export class WhenTitleChanged extends Reaction<TitleEvent> {
  readonly context = 'awards';
  readonly name = 'when_title_changed';
  readonly catalogues = [titleCatalogue];
  readonly when = {
    TitleRemoved: async (fact: Of<'TitleRemoved'>): Promise<void> => {
      const { data: removed } = fact.event;
      const cause = causeOf(fact);
      const version = await this.versions.of(cause.tenant, removed);
      const { titleId, removalId: eventId, effectiveOn: on, cascade: steps } = removed;
      if (version.reading.followUpDue(version.definition, on, null)) {
        const inputs = [{ stream: fact.stream, revision: String(fact.revision) }];
        await this.followUps.makeDue({ titleId }, { removed }, version, cause, { roundId: null, inputs });
      }
      const followUp = version.definition.award?.followUp;
      if (followUp?.when === 'afterPeriod') {
        await this.followUps.awaitPeriod(removed, followUp.round, version, cause);
      }
      await this.cascades.follow({ title: removed, act: 'removed', eventId, on, steps }, cause);
    },
    TitleSuspended: async (fact: Of<'TitleSuspended'>): Promise<void> => {
      const { data: title } = fact.event;
      const { on, cascade: steps } = title;
      await this.cascades.follow({ title, act: 'suspended', eventId: fact.id, on, steps }, causeOf(fact));
    },
    RemovalAnnulled: async (fact: Of<'RemovalAnnulled'>): Promise<void> => {
      const cause = causeOf(fact);
      const { titleId, removalId } = fact.event.data;
      const title = (await this.runner.load(titleAggregate, titleId, cause.tenant))?.state;
      const removed = title !== undefined && isKnown(title) ? removalOf(title, removalId)?.removed : undefined;
      if (removed === undefined) return;
      await this.cascades.undo({ title: removed, eventId: removalId, steps: removed.cascade }, cause);
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    private readonly followUps: FollowUps,
    private readonly cascades: Cascades,
  ) {
    super();
  }
}
