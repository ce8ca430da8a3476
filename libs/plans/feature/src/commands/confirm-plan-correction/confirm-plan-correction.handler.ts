import { envelopeOf, RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { DocumentNumbers } from '../../plans/document-numbers.js';
import { mayCorrectPlan } from '../../plans/may-manage-plan.js';
import { planStream } from '../../plans/plan-stream.js';
import { ConfirmPlanCorrection } from './confirm-plan-correction.command.js';

@CommandHandler(ConfirmPlanCorrection)
export class ConfirmPlanCorrectionHandler implements ICommandHandler<ConfirmPlanCorrection> {
  constructor(
    private readonly records: RecordWriter,
    private readonly numbers: DocumentNumbers,
  ) {}

  async execute({ write, planId, correctionId }: ConfirmPlanCorrection): Promise<Done> {
    const body = { correctionId };
    let release: (() => Promise<void>) | null = null;
    const result = await this.records.change(planAggregate, planId, write, {
      body,
      may: mayCorrectPlan,
      type: 'ConfirmPlanCorrection',
      data: (acting, state) => {
        if ('proposal' in state && state.proposal?.correction.field === 'number') {
          const { number } = state.order;
          const envelope = envelopeOf(write, acting, 'ConfirmPlanCorrection', planStream(planId), body);
          release = () => this.numbers.release(number, planId, envelope);
        }
        return { planId, correctionId, by: acting.officer };
      },
    });
    if (release !== null) await (release as () => Promise<void>)();
    return { id: correctionId, result };
  }
}
