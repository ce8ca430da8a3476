import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { DeclineTitleCorrection } from './decline-title-correction.command.js';

@CommandHandler(DeclineTitleCorrection)
export class DeclineTitleCorrectionHandler implements ICommandHandler<DeclineTitleCorrection> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, correctionId, body }: DeclineTitleCorrection): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'DeclineTitleCorrection',
      body,
      action: 'record.correct',
      data: (acting) => ({ titleId, correctionId, reason: reasonFact(body.reason, stream), by: acting.officer }),
    });
    return { id: correctionId, result };
  }
}
