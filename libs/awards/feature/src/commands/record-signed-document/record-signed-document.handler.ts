import { DirectoryNames, StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { RecordSignedDocument } from './record-signed-document.command.js';

@CommandHandler(RecordSignedDocument)
export class RecordSignedDocumentHandler implements ICommandHandler<RecordSignedDocument> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly files: StoredFiles,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, titleId, body }: RecordSignedDocument): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'RecordSignedDocument',
      body,
      action: 'title.record',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => ({
        titleId,
        documentNumber: body.documentNumber,
        document: await this.files.reference(write.principal, body.documentFileId, acting.unitIds),
        signer: (await this.names.officer(write.principal.tenant, body.signerPersonId)).officer,
        removalId: meantRemoval(title, body.removalId).removed.removalId,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: titleId, result };
  }
}
