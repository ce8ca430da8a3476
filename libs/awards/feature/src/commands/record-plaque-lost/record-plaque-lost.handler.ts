import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { RecordPlaqueLost } from './record-plaque-lost.command.js';

@CommandHandler(RecordPlaqueLost)
export class RecordPlaqueLostHandler implements ICommandHandler<RecordPlaqueLost> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: RecordPlaqueLost): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'RecordPlaqueLost',
      body,
      action: 'title.record',
      ...effectiveOnOf(body.lateEntry),
      data: (acting, title) => ({
        titleId,
        reason: reasonFact(body.reason, stream),
        removalId: meantRemoval(title, body.removalId).removed.removalId,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: titleId, result };
  }
}
