import { normaliseDocumentNumber, type PlanCorrection, type PlanState } from '@gongjian/plans-domain';
import { derivedId } from '@gongjian/shared-event-sourcing';
import {
  DirectoryNames,
  envelopeOf,
  RecordedEvents,
  RecordWriter,
  type Done,
  type Write,
} from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { DocumentNumbers } from '../../plans/document-numbers.js';
import { mayCorrectPlan } from '../../plans/may-manage-plan.js';
import { PlanPlaces } from '../../plans/plan-places.js';
import { signerOf } from '../../plans/plan-signer.js';
import { planStream } from '../../plans/plan-stream.js';
import { itemUnitFacts, taskPersonFacts } from '../../requests/parts.js';
import { CorrectPlan } from './correct-plan.command.js';
import type { CorrectPlanBody } from './correct-plan.request.js';

@CommandHandler(CorrectPlan)
export class CorrectPlanHandler implements ICommandHandler<CorrectPlan> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly numbers: DocumentNumbers,
    private readonly events: RecordedEvents,
    private readonly places: PlanPlaces,
  ) {}

  async execute({ write, planId, body }: CorrectPlan): Promise<Done> {
    const { commandId } = write;
    const stream = planStream(planId);
    const correctionId = derivedId(commandId, 'correction', '');
    const result = await this.records.change(planAggregate, planId, write, {
      body,
      may: mayCorrectPlan,
      type: 'CorrectPlan',
      data: async (acting, state) => {
        await this.events.requireIn(stream, body.corrects);
        const correction = await this.fact(body.correction, state, write, stream);
        if (correction.field === 'itemUnits' && state.status !== 'none') {
          await this.places.requireItemsWithin(state.header.division.id, [{ units: correction.value }]);
        }
        if (correction.field === 'number' && inForce(state)) {
          const envelope = envelopeOf(write, acting, 'CorrectPlan', stream, body);
          await this.numbers.take(correction.value, planId, envelope);
        }
        const reason = reasonFact(body.reason, stream);
        return { planId, correctionId, corrects: body.corrects, correction, reason, by: acting.officer };
      },
    });
    return { id: correctionId, result };
  }

  private async fact(
    correction: CorrectPlanBody['correction'],
    state: PlanState,
    { principal, today }: Write,
    stream: string,
  ): Promise<PlanCorrection> {
    const { tenant } = principal;
    const recording = { names: this.names, tenant, today, stream };
    switch (correction.field) {
      case 'number':
        return { field: 'number', value: normaliseDocumentNumber(correction.value) };
      case 'signer': {
        const divisionId = state.status === 'none' ? '' : state.header.division.id;
        return { field: 'signer', value: await signerOf(this.names, tenant, correction.personId, divisionId, today) };
      }
      case 'itemUnits':
        return { ...correction, value: await itemUnitFacts(correction.value, recording) };
      case 'itemPersons':
        return { ...correction, value: await taskPersonFacts(correction.value, [], recording) };
      default:
        return correction;
    }
  }
}

function inForce(state: PlanState): boolean {
  return (state.status === 'issuing' || state.status === 'issued') && state.proposal === null;
}
