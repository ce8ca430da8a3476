import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayOnRectification } from '../../rectifications/may-on-rectification.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { DeclineRectificationCorrection } from './decline-rectification-correction.command.js';

@CommandHandler(DeclineRectificationCorrection)
export class DeclineRectificationCorrectionHandler implements ICommandHandler<DeclineRectificationCorrection> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, rectificationId, correctionId, body }: DeclineRectificationCorrection): Promise<Done> {
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'DeclineRectificationCorrection',
      body: { correctionId, ...body },
      may: mayOnRectification('record.correct'),
      data: ({ officer }) => ({
        rectificationId,
        correctionId,
        reason: reasonFact(body.reason, rectificationStream(rectificationId)),
        by: officer,
      }),
    });
    return { id: correctionId, result };
  }
}
