import {
  lackingOf,
  roundCatalogue,
  sheetCatalogue,
  sheetDecider,
  sheetNotFound,
  type Lacking,
  type RoundEvent,
  type SheetEvent,
  type SheetResultRow,
} from '@gongjian/assessments-domain';
import { DeciderRunner, decodeEvent, type Position } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { sheetAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';
import { sheetStream } from '../../rounds/ids.js';
import { RoundScores } from '../../rounds/round-scores.js';
import { SheetRules } from '../../sheets/sheet-rules.js';

type Concluded = Fact<Extract<RoundEvent, { readonly type: 'RoundConcluded' }>>;

const SIDE_BY_SIDE = 128;

/** A subject whose sheet had no score when the round was closed has no result of it: its sheet says so, and why. */
@Injectable()
export class LeaveOutSheets extends Reaction<RoundEvent> {
  readonly context = 'assessments';
  readonly name = 'leave_out_sheets';
  readonly catalogues = [roundCatalogue];
  readonly when = {
    RoundConcluded: async (fact: Concluded): Promise<void> => {
      const { tenant } = fact.metadata;
      const closed = (await this.events.of(fact.stream)).findLast(({ type }) => type === 'RoundClosed');
      if (closed === undefined) return;
      const { event } = decodeEvent<RoundEvent>(roundCatalogue, closed);
      if (event.type !== 'RoundClosed' || event.data.sheets === fact.event.data.count) return;
      for await (const page of this.scores.pages(tenant, fact.event.data.roundId, closed.position)) {
        const unscored = page.filter(({ score }) => score === null);
        for (let first = 0; first < unscored.length; first += SIDE_BY_SIDE) {
          await Promise.all(
            unscored.slice(first, first + SIDE_BY_SIDE).map((row) => this.leaveOut(fact, row, closed.position)),
          );
        }
      }
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly events: RecordedEvents,
    private readonly scores: RoundScores,
    private readonly rules: SheetRules,
  ) {
    super();
  }

  private async leaveOut(fact: Concluded, { id: sheetId }: SheetResultRow, closedAt: Position): Promise<void> {
    const lacking = await this.lackedBy(fact.metadata.tenant, sheetId, closedAt);
    await this.runner.execute(
      sheetAggregate,
      sheetId,
      { type: 'LeaveOutSheet', data: { sheetId, lacking }, ...momentOf(fact) },
      following(fact, {
        name: 'leaveOutSheet',
        item: sheetId,
        type: 'LeaveOutSheet',
        target: sheetStream(sheetId),
        body: { sheetId },
      }),
      { mustExist: true },
    );
  }

  /** What came in after the round was closed is not asked for: it was short of that then. */
  private async lackedBy(tenant: string, sheetId: string, closedAt: Position): Promise<Lacking> {
    const recorded = await this.events.of(sheetStream(sheetId));
    const state = recorded
      .filter(({ position }) => position <= closedAt)
      .map((event) => decodeEvent<SheetEvent>(sheetCatalogue, event).event)
      .reduce(sheetDecider.evolve, sheetDecider.initialState);
    if (state.status === 'none') throw sheetNotFound();
    return lackingOf(state, await this.rules.rules(tenant, state));
  }
}
