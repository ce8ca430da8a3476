import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { followUpAggregate } from '../../aggregates.js';
import { mayOnFollowUp } from '../../follow-ups/may-on-follow-up.js';
import { followUpStream } from '../../follow-ups/follow-up-stream.js';
import { CompleteFollowUp } from './complete-follow-up.command.js';

@CommandHandler(CompleteFollowUp)
export class CompleteFollowUpHandler implements ICommandHandler<CompleteFollowUp> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, followUpId, body }: CompleteFollowUp): Promise<Done> {
    const stream = followUpStream(followUpId);
    const result = await this.records.change(followUpAggregate, followUpId, write, {
      type: 'CompleteFollowUp',
      body,
      may: mayOnFollowUp('followUp.work'),
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        followUpId,
        problems: body.problems.sealedFor({ kind: 'record', stream }),
        lessons: body.lessons.sealedFor({ kind: 'record', stream }),
        settle: body.settle,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: followUpId, result };
  }
}
