import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { FileRemoval } from './file-removal.command.js';

@CommandHandler(FileRemoval)
export class FileRemovalHandler implements ICommandHandler<FileRemoval> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: FileRemoval): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'FileRemoval',
      body,
      action: 'title.record',
      ...effectiveOnOf(body.lateEntry),
      data: (acting, title) => ({
        titleId,
        receipt: body.receipt,
        removalId: meantRemoval(title, body.removalId).removed.removalId,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: titleId, result };
  }
}
