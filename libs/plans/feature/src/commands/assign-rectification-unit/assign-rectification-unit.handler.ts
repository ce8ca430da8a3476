import { RecordWriter, DirectoryNames, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayOnRectification } from '../../rectifications/may-on-rectification.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { AssignRectificationUnit } from './assign-rectification-unit.command.js';

@CommandHandler(AssignRectificationUnit)
export class AssignRectificationUnitHandler implements ICommandHandler<AssignRectificationUnit> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, rectificationId, body }: AssignRectificationUnit): Promise<Done> {
    const stream = rectificationStream(rectificationId);
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'AssignRectificationUnit',
      body,
      may: mayOnRectification('rectification.manage'),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting) => ({
        rectificationId,
        unit: await this.names.unit(write.principal.tenant, body.unitId, write.today),
        reason: body.reason === undefined ? null : reasonFact(body.reason, stream),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: rectificationId, result };
  }
}
