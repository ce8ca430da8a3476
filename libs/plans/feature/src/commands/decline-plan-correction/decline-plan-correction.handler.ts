import { envelopeOf, RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { DocumentNumbers } from '../../plans/document-numbers.js';
import { mayCorrectPlan } from '../../plans/may-manage-plan.js';
import { planStream } from '../../plans/plan-stream.js';
import { DeclinePlanCorrection } from './decline-plan-correction.command.js';

@CommandHandler(DeclinePlanCorrection)
export class DeclinePlanCorrectionHandler implements ICommandHandler<DeclinePlanCorrection> {
  constructor(
    private readonly records: RecordWriter,
    private readonly numbers: DocumentNumbers,
  ) {}

  async execute({ write, planId, correctionId, body }: DeclinePlanCorrection): Promise<Done> {
    const stream = planStream(planId);
    const asked = { correctionId, ...body };
    let release: (() => Promise<void>) | null = null;
    const result = await this.records.change(planAggregate, planId, write, {
      body: asked,
      may: mayCorrectPlan,
      type: 'DeclinePlanCorrection',
      data: (acting, state) => {
        if ('proposal' in state && state.proposal?.correction.field === 'number') {
          const number = state.proposal.correction.value;
          const envelope = envelopeOf(write, acting, 'DeclinePlanCorrection', stream, asked);
          release = () => this.numbers.release(number, planId, envelope);
        }
        const reason = reasonFact(body.reason, stream);
        return { planId, correctionId, reason, by: acting.officer };
      },
    });
    if (release !== null) await (release as () => Promise<void>)();
    return { id: correctionId, result };
  }
}
