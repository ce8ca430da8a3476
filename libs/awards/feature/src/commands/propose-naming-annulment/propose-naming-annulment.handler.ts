import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { ProposeNamingAnnulment } from './propose-naming-annulment.command.js';

@CommandHandler(ProposeNamingAnnulment)
export class ProposeNamingAnnulmentHandler implements ICommandHandler<ProposeNamingAnnulment> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: ProposeNamingAnnulment): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'ProposeNamingAnnulment',
      body,
      action: 'title.annul',
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        titleId,
        namingId: body.namingId,
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: titleId, result };
  }
}
