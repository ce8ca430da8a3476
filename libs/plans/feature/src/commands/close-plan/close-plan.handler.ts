import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { planStream } from '../../plans/plan-stream.js';
import { OpenTasksOfPlan } from '../../tasks/open-tasks-of-plan.js';
import { ClosePlan } from './close-plan.command.js';

@CommandHandler(ClosePlan)
export class ClosePlanHandler implements ICommandHandler<ClosePlan> {
  constructor(
    private readonly records: RecordWriter,
    private readonly openTasks: OpenTasksOfPlan,
  ) {}

  async execute({ write, planId, body }: ClosePlan): Promise<Done> {
    const note = body.note === undefined ? null : reasonFact(body.note, planStream(planId));
    const result = await this.records.change(planAggregate, planId, write, {
      body,
      may: mayManagePlan,
      ...effectiveOnOf(body.lateEntry),
      type: 'ClosePlan',
      data: async () => ({
        planId,
        note,
        lateEntry: lateEntryFact(body.lateEntry, planStream(planId)),
        openTasks: await this.openTasks.count(write.principal.tenant, planId),
        leaveOpenTasks: body.openTasks === 'leave',
      }),
    });
    return { id: planId, result };
  }
}
