import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { DeclineRemovalAnnulment } from './decline-removal-annulment.command.js';

@CommandHandler(DeclineRemovalAnnulment)
export class DeclineRemovalAnnulmentHandler implements ICommandHandler<DeclineRemovalAnnulment> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: DeclineRemovalAnnulment): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'DeclineRemovalAnnulment',
      body,
      action: 'title.annul',
      data: (acting, title) => ({
        titleId,
        removalId: meantRemoval(title, body.removalId).removed.removalId,
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
      }),
    });
    return { id: titleId, result };
  }
}
