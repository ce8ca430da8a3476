import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { PlanPlaces } from '../../plans/plan-places.js';
import { planStream } from '../../plans/plan-stream.js';
import { itemFact } from '../../requests/parts.js';
import { ChangePlanItem } from './change-plan-item.command.js';

@CommandHandler(ChangePlanItem)
export class ChangePlanItemHandler implements ICommandHandler<ChangePlanItem> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly places: PlanPlaces,
  ) {}

  async execute({ write, planId, itemId, body }: ChangePlanItem): Promise<Done> {
    const { principal, today } = write;
    const recording = { names: this.names, tenant: principal.tenant, today, stream: planStream(planId) };
    const result = await this.records.change(planAggregate, planId, write, {
      body: { itemId, item: body },
      may: mayManagePlan,
      type: 'ChangePlanItem',
      data: async (_acting, state) => {
        const item = await itemFact(itemId, body, recording);
        if (state.status !== 'none') await this.places.requireItemsWithin(state.header.division.id, [item]);
        return { planId, item };
      },
    });
    return { id: itemId, result };
  }
}
