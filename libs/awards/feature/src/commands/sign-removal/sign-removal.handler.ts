import { titleNotHeld } from '@gongjian/awards-domain';
import { StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NamingSignatures } from '../../titles/naming-signatures.js';
import { removalIdOf, titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { Watches } from '../../titles/watches.js';
import { SignRemoval } from './sign-removal.command.js';

@CommandHandler(SignRemoval)
export class SignRemovalHandler implements ICommandHandler<SignRemoval> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly signatures: NamingSignatures,
    private readonly watches: Watches,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, titleId, body }: SignRemoval): Promise<Done> {
    const { principal } = write;
    const { tenant } = principal;
    const found = await this.titles.load(tenant, titleId);
    const { naming, standing } = found;
    if (naming === null) throw titleNotHeld(standing);
    const { documentNumber, minutesNumber, documentFileId } = body;
    const result = await this.titles.change(titleId, write, {
      type: 'SignRemoval',
      body,
      action: 'title.sign',
      signer: await this.signatures.signer(tenant, naming, found),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => ({
        ...{ titleId, documentNumber, minutesNumber },
        removalId: removalIdOf(tenant, title),
        document:
          documentFileId === undefined ? null : await this.files.reference(principal, documentFileId, acting.unitIds),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, titleStream(titleId)),
        inputs: (await this.watches.of(tenant, title.subject.id)).inputs,
        ...(await this.titles.clocksHeld(tenant, title)),
      }),
    });
    return { id: titleId, result };
  }
}
