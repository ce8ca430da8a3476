import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { RemovePlanGroup } from './remove-plan-group.command.js';

@CommandHandler(RemovePlanGroup)
export class RemovePlanGroupHandler implements ICommandHandler<RemovePlanGroup> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, planId, groupId }: RemovePlanGroup): Promise<Done> {
    const result = await this.records.change(planAggregate, planId, write, {
      body: { groupId },
      may: mayManagePlan,
      type: 'RemovePlanGroup',
      data: () => ({ planId, groupId }),
    });
    return { id: groupId, result };
  }
}
