import {
  resultCatalogue,
  roundCatalogue,
  sheetCatalogue,
  type ResultEvent,
  type RoundEvent,
  type SheetEvent,
} from '@gongjian/assessments-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { LateScores } from '../../results/late-scores.js';
import { roundAggregate, sheetAggregate } from '../../rounds/aggregates.js';
import { resultIdOf } from '../../rounds/ids.js';
import { RoundParts } from '../../rounds/round-parts.js';
import { RoundScores } from '../../rounds/round-scores.js';

type Concluded = Fact<Extract<RoundEvent, { readonly type: 'RoundConcluded' }>>;

type Changed = Fact<Extract<ResultEvent, { readonly type: 'ResultChanged' }>>;

/**
 * A sheet that is scored or reopened after its round was closed: the result is reopened, and that of a round which sums
 * it up. What came while the round was being graded is looked for once it is concluded. So are results whose grade is
 * another one since the result of another subject was changed: they stand until a person looks at them.
 */
@Injectable()
export class WhenScoredLate extends Reaction<SheetEvent | RoundEvent | ResultEvent> {
  readonly context = 'assessments';
  readonly name = 'when_scored_late';
  readonly catalogues = [sheetCatalogue, roundCatalogue, resultCatalogue];
  readonly when = {
    SheetScored: (fact: Fact<Extract<SheetEvent, { readonly type: 'SheetScored' }>>): Promise<void> =>
      this.scored(fact.metadata.tenant, fact.event.data.sheetId),
    SheetReopened: (fact: Fact<Extract<SheetEvent, { readonly type: 'SheetReopened' }>>): Promise<void> =>
      this.scored(fact.metadata.tenant, fact.event.data.sheetId),
    RoundConcluded: async ({ stream, event, metadata: { tenant } }: Concluded): Promise<void> => {
      const closed = (await this.events.of(stream)).findLast(({ type }) => type === 'RoundClosed');
      if (closed === undefined) return;
      const round = (await this.runner.load(roundAggregate, event.data.roundId, tenant))?.state;
      if (round === undefined || round.status === 'none') return;
      for (const roundId of await this.parts.roundsOf(tenant, round.opened)) {
        const touched = await this.scores.touchedSince(tenant, roundId, closed.position);
        for (const sheetId of touched) await this.scored(tenant, sheetId);
      }
    },
    ResultChanged: async (fact: Changed): Promise<void> => {
      for (const { subjectId } of fact.event.data.others?.regraded ?? []) await this.late.regraded(fact, subjectId);
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly events: RecordedEvents,
    private readonly scores: RoundScores,
    private readonly late: LateScores,
    private readonly parts: RoundParts,
  ) {
    super();
  }

  private async scored(tenant: string, sheetId: string): Promise<void> {
    const sheet = (await this.runner.load(sheetAggregate, sheetId, tenant))?.state;
    if (sheet === undefined || sheet.status === 'none') return;
    const { roundId, subject } = sheet.opened;
    const round = (await this.runner.load(roundAggregate, roundId, tenant))?.state;
    if (round === undefined || round.status === 'none' || round.status === 'open') return;
    await this.late.reopen(tenant, sheetId, resultIdOf(tenant, roundId, subject.id));
    for (const { status, opened } of await this.parts.summariesOf(tenant, round.opened)) {
      if (status !== 'open') await this.late.reopen(tenant, sheetId, resultIdOf(tenant, opened.roundId, subject.id));
    }
  }
}
