import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { RemovePlanItem } from './remove-plan-item.command.js';

@CommandHandler(RemovePlanItem)
export class RemovePlanItemHandler implements ICommandHandler<RemovePlanItem> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, planId, itemId }: RemovePlanItem): Promise<Done> {
    const result = await this.records.change(planAggregate, planId, write, {
      body: { itemId },
      may: mayManagePlan,
      type: 'RemovePlanItem',
      data: () => ({ planId, itemId }),
    });
    return { id: itemId, result };
  }
}
