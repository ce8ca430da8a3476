import { isKnown, standingRemoval, watchCatalogue, type Title, type WatchEvent } from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../../aggregates.js';
import { AnnulmentCauses } from '../../titles/annulment-causes.js';
import { causeOf, type Cause } from '../../titles/rule-acts.js';
import { StandingGrounds } from '../../titles/standing-grounds.js';
import { Watches } from '../../titles/watches.js';

/** What a removal stands on was withdrawn, or corrected so that it fires no more: two people may annul it. */
@Injectable()
export class WhenFactWithdrawn extends Reaction<WatchEvent> {
  readonly context = 'awards';
  readonly name = 'when_fact_withdrawn';
  readonly catalogues = [watchCatalogue];
  readonly when = {
    FactWithdrawn: async (fact: Fact<Extract<WatchEvent, { readonly type: 'FactWithdrawn' }>>): Promise<void> => {
      const { subjectId, factId } = fact.event.data;
      await this.ofTitles(subjectId, causeOf(fact), (title, cause) => this.causes.record(title, factId, cause));
    },
    FactCorrected: async (fact: Fact<Extract<WatchEvent, { readonly type: 'FactCorrected' }>>): Promise<void> => {
      const { subjectId, factId } = fact.event.data;
      await this.ofTitles(subjectId, causeOf(fact), async (title, cause) => {
        const removal = standingRemoval(title);
        if (removal === undefined || !removal.factIds.includes(factId)) return;
        const firings = await this.grounds.firings(cause.tenant, title, removal, cause.today);
        const fires = firings.some(({ grounds }) => grounds.some((ground) => ground.factId === factId));
        if (!fires) await this.causes.record(title, factId, cause);
      });
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly watches: Watches,
    private readonly grounds: StandingGrounds,
    private readonly causes: AnnulmentCauses,
  ) {
    super();
  }

  private async ofTitles(
    subjectId: string,
    cause: Cause,
    act: (title: Title, cause: Cause) => Promise<void>,
  ): Promise<void> {
    const { state } = await this.watches.of(cause.tenant, subjectId);
    for (const { titleId } of state.titles) {
      const title = (await this.runner.load(titleAggregate, titleId, cause.tenant))?.state;
      if (title !== undefined && isKnown(title)) await act(title, cause);
    }
  }
}
