import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { followUpAggregate } from '../../aggregates.js';
import { mayOnFollowUp } from '../../follow-ups/may-on-follow-up.js';
import { ConfirmFollowUpCorrection } from './confirm-follow-up-correction.command.js';

@CommandHandler(ConfirmFollowUpCorrection)
export class ConfirmFollowUpCorrectionHandler implements ICommandHandler<ConfirmFollowUpCorrection> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, followUpId, correctionId }: ConfirmFollowUpCorrection): Promise<Done> {
    const result = await this.records.change(followUpAggregate, followUpId, write, {
      type: 'ConfirmFollowUpCorrection',
      body: { correctionId },
      may: mayOnFollowUp('record.correct'),
      data: ({ officer }) => ({ followUpId, correctionId, by: officer }),
    });
    return { id: correctionId, result };
  }
}
