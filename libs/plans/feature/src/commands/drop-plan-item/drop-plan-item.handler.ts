import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { planStream } from '../../plans/plan-stream.js';
import { DropPlanItem } from './drop-plan-item.command.js';

@CommandHandler(DropPlanItem)
export class DropPlanItemHandler implements ICommandHandler<DropPlanItem> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, planId, itemId, body }: DropPlanItem): Promise<Done> {
    const reason = reasonFact(body.reason, planStream(planId));
    const result = await this.records.change(planAggregate, planId, write, {
      body: { itemId, ...body },
      may: mayManagePlan,
      type: 'DropPlanItem',
      data: () => ({ planId, itemId, reason }),
    });
    return { id: itemId, result };
  }
}
