import { StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { derivedId } from '@gongjian/shared-event-sourcing';
import { RecordAppeal } from './record-appeal.command.js';

@CommandHandler(RecordAppeal)
export class RecordAppealHandler implements ICommandHandler<RecordAppeal> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, titleId, body }: RecordAppeal): Promise<Done> {
    const stream = titleStream(titleId);
    const appealId = derivedId(write.commandId, 'appeal', titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'RecordAppeal',
      body,
      action: 'title.appeal',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => {
        const { removed } = meantRemoval(title, body.removalId);
        return {
          titleId,
          removalId: removed.removalId,
          appealId,
          text: sealedText(body.text, stream),
          files: await Promise.all(
            body.fileIds.map((fileId) => this.files.reference(write.principal, fileId, acting.unitIds)),
          ),
          by: acting.officer,
          lateEntry: lateEntryFact(body.lateEntry, stream),
          ...(await this.titles.clocks(write.principal.tenant, removed)),
        };
      },
    });
    return { id: appealId, result };
  }
}
