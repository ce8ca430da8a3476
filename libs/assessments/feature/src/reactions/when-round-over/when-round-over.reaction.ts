import { roundCatalogue, type RoundEvent, type SheetResultRow } from '@gongjian/assessments-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { gateIdOf, gateStream } from '../../applications/application-ids.js';
import { gateAggregate } from '../../facts/aggregates.js';
import { roundAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';
import { RoundScores } from '../../rounds/round-scores.js';

type Over = Fact<Extract<RoundEvent, { readonly type: 'RoundConcluded' | 'RoundCancelled' }>>;

const SIDE_BY_SIDE = 128;

/** What is approved from now on goes to the sheets of other rounds. */
@Injectable()
export class WhenRoundOver extends Reaction<RoundEvent> {
  readonly context = 'assessments';
  readonly name = 'detach_sheets';
  readonly catalogues = [roundCatalogue];
  readonly when = {
    RoundConcluded: (fact: Over): Promise<void> => this.detachAll(fact),
    RoundCancelled: (fact: Over): Promise<void> => this.detachAll(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly scores: RoundScores,
  ) {
    super();
  }

  private async detachAll(fact: Over): Promise<void> {
    const { tenant } = fact.metadata;
    const { roundId } = fact.event.data;
    const round = (await this.runner.load(roundAggregate, roundId, tenant))?.state;
    if (round === undefined || round.status === 'none') return;
    const { programme } = round.opened;
    for await (const page of this.scores.pages(tenant, roundId, null)) {
      for (let first = 0; first < page.length; first += SIDE_BY_SIDE) {
        const rows = page.slice(first, first + SIDE_BY_SIDE);
        await Promise.all(rows.map((row) => this.detach(fact, programme, row)));
      }
    }
  }

  private async detach(fact: Over, programme: string, { id: sheetId, subject }: SheetResultRow): Promise<void> {
    const gateId = gateIdOf(fact.metadata.tenant, subject.id, programme);
    const data = { gateId, subjectId: subject.id, programme, sheetId };
    const envelope = following(fact, {
      name: 'detachSheet',
      item: sheetId,
      type: 'DetachSheet',
      target: gateStream(gateId),
      body: { sheetId },
    });
    await this.runner.execute(gateAggregate, gateId, { type: 'DetachSheet', data, ...momentOf(fact) }, envelope);
  }
}
