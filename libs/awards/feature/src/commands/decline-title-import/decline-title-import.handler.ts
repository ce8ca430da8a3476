import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { DeclineTitleImport } from './decline-title-import.command.js';

@CommandHandler(DeclineTitleImport)
export class DeclineTitleImportHandler implements ICommandHandler<DeclineTitleImport> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: DeclineTitleImport): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'DeclineTitleImport',
      body,
      action: 'title.import',
      data: (acting) => ({
        titleId,
        importId: body.importId,
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
      }),
    });
    return { id: titleId, result };
  }
}
