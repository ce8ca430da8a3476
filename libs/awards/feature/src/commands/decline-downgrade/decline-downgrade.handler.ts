import { titleNotHeld } from '@gongjian/awards-domain';
import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NamingSignatures } from '../../titles/naming-signatures.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { DeclineDowngrade } from './decline-downgrade.command.js';

@CommandHandler(DeclineDowngrade)
export class DeclineDowngradeHandler implements ICommandHandler<DeclineDowngrade> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly signatures: NamingSignatures,
  ) {}

  async execute({ write, titleId, body }: DeclineDowngrade): Promise<Done> {
    const { tenant } = write.principal;
    const found = await this.titles.load(tenant, titleId);
    const { naming, standing } = found;
    if (naming === null) throw titleNotHeld(standing);
    const result = await this.titles.change(titleId, write, {
      type: 'DeclineDowngrade',
      body,
      action: 'title.sign',
      signer: await this.signatures.signer(tenant, naming, found),
      data: (acting) => ({ titleId, reason: reasonFact(body.reason, titleStream(titleId)), by: acting.officer }),
    });
    return { id: titleId, result };
  }
}
