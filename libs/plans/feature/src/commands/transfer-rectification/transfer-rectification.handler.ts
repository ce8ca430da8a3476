import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayOnRectification } from '../../rectifications/may-on-rectification.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { TransferRectification } from './transfer-rectification.command.js';

@CommandHandler(TransferRectification)
export class TransferRectificationHandler implements ICommandHandler<TransferRectification> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, rectificationId, body }: TransferRectification): Promise<Done> {
    const stream = rectificationStream(rectificationId);
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'TransferRectification',
      body,
      may: mayOnRectification('rectification.manage'),
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        rectificationId,
        to: body.to ?? null,
        documentNumber: body.documentNumber ?? null,
        reason: body.reason === undefined ? null : reasonFact(body.reason, stream),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: rectificationId, result };
  }
}
