import { derivedId } from '@gongjian/shared-event-sourcing';
import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { PlanPlaces } from '../../plans/plan-places.js';
import { planStream } from '../../plans/plan-stream.js';
import { itemFact } from '../../requests/parts.js';
import { AddPlanItem } from './add-plan-item.command.js';

@CommandHandler(AddPlanItem)
export class AddPlanItemHandler implements ICommandHandler<AddPlanItem> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly places: PlanPlaces,
  ) {}

  async execute({ write, planId, body }: AddPlanItem): Promise<Done> {
    const { principal, commandId, today } = write;
    const itemId = derivedId(commandId, 'planItem', '');
    const recording = { names: this.names, tenant: principal.tenant, today, stream: planStream(planId) };
    const result = await this.records.change(planAggregate, planId, write, {
      body,
      may: mayManagePlan,
      type: 'AddPlanItem',
      data: async (_acting, state) => {
        const item = await itemFact(itemId, body, recording);
        if (state.status !== 'none') await this.places.requireItemsWithin(state.header.division.id, [item]);
        return { planId, item };
      },
    });
    return { id: itemId, result };
  }
}
