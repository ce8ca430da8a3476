import { levelOf, sheetCatalogue, type SheetEvent } from '@gongjian/assessments-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { Evaluations } from '../../applications/evaluations.js';
import { applicationAggregate } from '../../facts/aggregates.js';
import { sheetAggregate } from '../../rounds/aggregates.js';
import { momentOf } from '../../rounds/following.js';

type LeftOut = Fact<Extract<SheetEvent, { readonly type: 'SheetLeftOut' }>>;

/** An applicant whose round was concluded without it is evaluated in the next one; a returned one once it comes again. */
@Injectable()
export class WhenSheetLeftOut extends Reaction<SheetEvent> {
  readonly context = 'assessments';
  readonly name = 'open_next_evaluation';
  readonly catalogues = [sheetCatalogue];
  readonly when = {
    SheetLeftOut: async (fact: LeftOut): Promise<void> => {
      const { tenant } = fact.metadata;
      const sheet = (await this.runner.load(sheetAggregate, fact.event.data.sheetId, tenant))?.state;
      if (sheet === undefined || sheet.status === 'none' || sheet.opened.application === null) return;
      const { application, roundCode } = sheet.opened;
      const state = (await this.runner.load(applicationAggregate, application.id, tenant))?.state;
      if (state === undefined || state.status === 'none' || state.status === 'abandoned') return;
      const waits = state.status === 'atLevel' || (state.status === 'onHold' && state.heldFrom === 'atLevel');
      const level = levelOf(state);
      if (!waits || level?.round !== roundCode) return;
      await this.evaluations.open(fact, state, { level: level.code, on: momentOf(fact).today });
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly evaluations: Evaluations,
  ) {
    super();
  }
}
