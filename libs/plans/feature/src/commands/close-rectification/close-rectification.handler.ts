import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayOnRectification } from '../../rectifications/may-on-rectification.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { CloseRectification } from './close-rectification.command.js';

@CommandHandler(CloseRectification)
export class CloseRectificationHandler implements ICommandHandler<CloseRectification> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, rectificationId, body }: CloseRectification): Promise<Done> {
    const stream = rectificationStream(rectificationId);
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'CloseRectification',
      body,
      may: mayOnRectification('rectification.check'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer, unitIds }) => ({
        rectificationId,
        by: { officer, unitIds },
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: rectificationId, result };
  }
}
