import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayOnRectification } from '../../rectifications/may-on-rectification.js';
import { ConfirmRectificationCorrection } from './confirm-rectification-correction.command.js';

@CommandHandler(ConfirmRectificationCorrection)
export class ConfirmRectificationCorrectionHandler implements ICommandHandler<ConfirmRectificationCorrection> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, rectificationId, correctionId }: ConfirmRectificationCorrection): Promise<Done> {
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'ConfirmRectificationCorrection',
      body: { correctionId },
      may: mayOnRectification('record.correct'),
      data: ({ officer }) => ({ rectificationId, correctionId, by: officer }),
    });
    return { id: correctionId, result };
  }
}
