import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordWriter, type Done } from '../../acting/record-writer.js';
import { planAggregate } from '../../aggregates.js';
import { mayIssuePlan } from '../../plans/may-manage-plan.js';
import { RetryPlanItem } from './retry-plan-item.command.js';

@CommandHandler(RetryPlanItem)
export class RetryPlanItemHandler implements ICommandHandler<RetryPlanItem> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, planId, itemId }: RetryPlanItem): Promise<Done> {
    const result = await this.records.change(planAggregate, planId, write, {
      body: { itemId },
      may: mayIssuePlan,
      type: 'RetryPlanItem',
      data: () => ({ planId, itemId }),
    });
    return { id: itemId, result };
  }
}
