import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { planStream } from '../../plans/plan-stream.js';
import { DiscardPlanDraft } from './discard-plan-draft.command.js';

@CommandHandler(DiscardPlanDraft)
export class DiscardPlanDraftHandler implements ICommandHandler<DiscardPlanDraft> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, planId, body }: DiscardPlanDraft): Promise<Done> {
    const reason = reasonFact(body.reason, planStream(planId));
    const result = await this.records.change(planAggregate, planId, write, {
      body,
      may: mayManagePlan,
      type: 'DiscardPlanDraft',
      data: () => ({ planId, reason }),
    });
    return { id: planId, result };
  }
}
