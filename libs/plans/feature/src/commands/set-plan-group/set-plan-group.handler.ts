import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { planStream } from '../../plans/plan-stream.js';
import { groupFact } from '../../requests/parts.js';
import { SetPlanGroup } from './set-plan-group.command.js';

@CommandHandler(SetPlanGroup)
export class SetPlanGroupHandler implements ICommandHandler<SetPlanGroup> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, planId, groupId, body }: SetPlanGroup): Promise<Done> {
    const { principal, today } = write;
    const recording = { names: this.names, tenant: principal.tenant, today, stream: planStream(planId) };
    const result = await this.records.change(planAggregate, planId, write, {
      body: { groupId, group: body },
      may: mayManagePlan,
      ...effectiveOnOf(body.lateEntry),
      type: 'SetPlanGroup',
      data: async () => ({
        planId,
        group: await groupFact(groupId, body, recording),
        lateEntry: lateEntryFact(body.lateEntry, recording.stream),
      }),
    });
    return { id: groupId, result };
  }
}
