import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { followUpAggregate } from '../../aggregates.js';
import { mayOnFollowUp } from '../../follow-ups/may-on-follow-up.js';
import { followUpStream } from '../../follow-ups/follow-up-stream.js';
import { ConfirmFollowUp } from './confirm-follow-up.command.js';

@CommandHandler(ConfirmFollowUp)
export class ConfirmFollowUpHandler implements ICommandHandler<ConfirmFollowUp> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, followUpId, body }: ConfirmFollowUp): Promise<Done> {
    const stream = followUpStream(followUpId);
    const result = await this.records.change(followUpAggregate, followUpId, write, {
      type: 'ConfirmFollowUp',
      body,
      may: mayOnFollowUp('followUp.confirm'),
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        followUpId,
        documentNumber: body.documentNumber ?? null,
        note: sealedText(body.note, stream),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: followUpId, result };
  }
}
