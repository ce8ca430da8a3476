import { sheetCatalogue, type SheetEvent } from '@gongjian/assessments-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { gateIdOf, gateStream } from '../../applications/application-ids.js';
import { gateAggregate } from '../../facts/aggregates.js';
import { roundAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';

/** Evidence of the subject is marked in its sheet as long as the round goes on. */
@Injectable()
export class WhenSheetOpened extends Reaction<SheetEvent> {
  readonly context = 'assessments';
  readonly name = 'attach_sheet';
  readonly catalogues = [sheetCatalogue];
  readonly when = {
    SheetOpened: async (fact: Fact<Extract<SheetEvent, { readonly type: 'SheetOpened' }>>): Promise<void> => {
      const { tenant } = fact.metadata;
      const { subject, programme, roundId, sheetId, period } = fact.event.data;
      const round = (await this.runner.load(roundAggregate, roundId, tenant))?.state.status;
      if (round === 'concluded' || round === 'cancelled') return;
      const gateId = gateIdOf(tenant, subject.id, programme);
      const data = { gateId, subjectId: subject.id, programme, roundId, sheetId, period };
      const target = gateStream(gateId);
      const envelope = following(fact, { name: 'attachSheet', type: 'AttachSheet', target, body: { sheetId } });
      await this.runner.execute(gateAggregate, gateId, { type: 'AttachSheet', data, ...momentOf(fact) }, envelope);
    },
  };

  constructor(private readonly runner: DeciderRunner) {
    super();
  }
}
