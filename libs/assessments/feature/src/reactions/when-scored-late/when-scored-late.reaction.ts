import { roundCatalogue, sheetCatalogue, type RoundEvent, type SheetEvent } from '@gongjian/assessments-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { LateScores } from '../../results/late-scores.js';
import { roundAggregate, sheetAggregate } from '../../rounds/aggregates.js';
import { resultIdOf } from '../../rounds/ids.js';
import { RoundScores } from '../../rounds/round-scores.js';

type Concluded = Fact<Extract<RoundEvent, { readonly type: 'RoundConcluded' }>>;

/**
 * A sheet that is scored or reopened after its round was closed: the result is reopened. What came while the round was
 * being graded is looked for once it is concluded.
 */
@Injectable()
export class WhenScoredLate extends Reaction<SheetEvent | RoundEvent> {
  readonly context = 'assessments';
  readonly name = 'when_scored_late';
  readonly catalogues = [sheetCatalogue, roundCatalogue];
  readonly when = {
    SheetScored: (fact: Fact<Extract<SheetEvent, { readonly type: 'SheetScored' }>>): Promise<void> =>
      this.scored(fact.metadata.tenant, fact.event.data.sheetId),
    SheetReopened: (fact: Fact<Extract<SheetEvent, { readonly type: 'SheetReopened' }>>): Promise<void> =>
      this.scored(fact.metadata.tenant, fact.event.data.sheetId),
    RoundConcluded: async ({ stream, event, metadata: { tenant } }: Concluded): Promise<void> => {
      const closed = (await this.events.of(stream)).findLast(({ type }) => type === 'RoundClosed');
      if (closed === undefined) return;
      const touched = await this.scores.touchedSince(tenant, event.data.roundId, closed.position);
      for (const sheetId of touched) await this.scored(tenant, sheetId);
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly events: RecordedEvents,
    private readonly scores: RoundScores,
    private readonly late: LateScores,
  ) {
    super();
  }

  private async scored(tenant: string, sheetId: string): Promise<void> {
    const sheet = (await this.runner.load(sheetAggregate, sheetId, tenant))?.state;
    if (sheet === undefined || sheet.status === 'none') return;
    const { roundId, subject } = sheet.opened;
    const round = (await this.runner.load(roundAggregate, roundId, tenant))?.state;
    if (round?.status === 'open') return;
    await this.late.reopen(tenant, sheetId, resultIdOf(tenant, roundId, subject.id));
  }
}
