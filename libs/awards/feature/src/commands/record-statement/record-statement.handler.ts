import { StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { RecordStatement } from './record-statement.command.js';

@CommandHandler(RecordStatement)
export class RecordStatementHandler implements ICommandHandler<RecordStatement> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, titleId, body }: RecordStatement): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'RecordStatement',
      body,
      action: 'title.record',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting) => ({
        titleId,
        text: sealedText(body.text, stream),
        files: await Promise.all(
          body.fileIds.map((fileId) => this.files.reference(write.principal, fileId, acting.unitIds)),
        ),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: titleId, result };
  }
}
