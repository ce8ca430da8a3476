import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { stageFacts } from '../../requests/parts.js';
import { SetPlanStages } from './set-plan-stages.command.js';

@CommandHandler(SetPlanStages)
export class SetPlanStagesHandler implements ICommandHandler<SetPlanStages> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, planId, body }: SetPlanStages): Promise<Done> {
    const result = await this.records.change(planAggregate, planId, write, {
      body,
      may: mayManagePlan,
      type: 'SetPlanStages',
      data: () => ({ planId, stages: stageFacts(body.stages) }),
    });
    return { id: planId, result };
  }
}
