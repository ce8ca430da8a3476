import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayOnRectification } from '../../rectifications/may-on-rectification.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { WithdrawRectification } from './withdraw-rectification.command.js';

@CommandHandler(WithdrawRectification)
export class WithdrawRectificationHandler implements ICommandHandler<WithdrawRectification> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, rectificationId, body }: WithdrawRectification): Promise<Done> {
    const stream = rectificationStream(rectificationId);
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'WithdrawRectification',
      body,
      may: mayOnRectification('rectification.manage'),
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        rectificationId,
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: rectificationId, result };
  }
}
