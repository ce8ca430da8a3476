import { ProjectionRunner } from '@gongjian/shared-projections';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayIssuePlan } from '../../plans/may-manage-plan.js';
import { planStream } from '../../plans/plan-stream.js';
import { RetryPlanItem } from './retry-plan-item.command.js';

/** What of the plan was parked before goes on as well: otherwise the item would only queue behind it. */
@CommandHandler(RetryPlanItem)
export class RetryPlanItemHandler implements ICommandHandler<RetryPlanItem> {
  constructor(
    private readonly records: RecordWriter,
    private readonly reactions: ProjectionRunner,
  ) {}

  async execute({ write, planId, itemId }: RetryPlanItem): Promise<Done> {
    const result = await this.records.change(planAggregate, planId, write, {
      body: { itemId },
      may: mayIssuePlan,
      type: 'RetryPlanItem',
      data: () => ({ planId, itemId }),
    });
    await this.reactions.replay('plans', 'when_plan_issued', planStream(planId));
    return { id: itemId, result };
  }
}
