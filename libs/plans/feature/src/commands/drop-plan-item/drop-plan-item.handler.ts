import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordWriter, type Done } from '../../acting/record-writer.js';
import { planAggregate } from '../../aggregates.js';
import { mayManagePlan } from '../../plans/may-manage-plan.js';
import { planStream } from '../../plans/plan-stream.js';
import { reasonFact } from '../../requests/parts.js';
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
