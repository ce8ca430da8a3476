import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { followUpAggregate } from '../../aggregates.js';
import { mayOnFollowUp } from '../../follow-ups/may-on-follow-up.js';
import { followUpStream } from '../../follow-ups/follow-up-stream.js';
import { DeclineFollowUpCorrection } from './decline-follow-up-correction.command.js';

@CommandHandler(DeclineFollowUpCorrection)
export class DeclineFollowUpCorrectionHandler implements ICommandHandler<DeclineFollowUpCorrection> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, followUpId, correctionId, body }: DeclineFollowUpCorrection): Promise<Done> {
    const result = await this.records.change(followUpAggregate, followUpId, write, {
      type: 'DeclineFollowUpCorrection',
      body: { correctionId, ...body },
      may: mayOnFollowUp('record.correct'),
      data: ({ officer }) => ({
        followUpId,
        correctionId,
        reason: reasonFact(body.reason, followUpStream(followUpId)),
        by: officer,
      }),
    });
    return { id: correctionId, result };
  }
}
