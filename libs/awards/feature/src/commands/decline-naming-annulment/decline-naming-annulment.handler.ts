import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { DeclineNamingAnnulment } from './decline-naming-annulment.command.js';

@CommandHandler(DeclineNamingAnnulment)
export class DeclineNamingAnnulmentHandler implements ICommandHandler<DeclineNamingAnnulment> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: DeclineNamingAnnulment): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'DeclineNamingAnnulment',
      body,
      action: 'title.annul',
      data: (acting) => ({
        titleId,
        namingId: body.namingId,
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
      }),
    });
    return { id: titleId, result };
  }
}
