import { titleNotHeld } from '@gongjian/awards-domain';
import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AwardVersions } from '../../titles/award-versions.js';
import { lowerGrades } from '../../titles/lower-grades.js';
import { NamingSignatures } from '../../titles/naming-signatures.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { Watches } from '../../titles/watches.js';
import { DowngradeTitle } from './downgrade-title.command.js';

@CommandHandler(DowngradeTitle)
export class DowngradeTitleHandler implements ICommandHandler<DowngradeTitle> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly versions: AwardVersions,
    private readonly watches: Watches,
    private readonly signatures: NamingSignatures,
  ) {}

  async execute({ write, titleId, body }: DowngradeTitle): Promise<Done> {
    const { tenant } = write.principal;
    const found = await this.titles.load(tenant, titleId);
    const { naming, standing } = found;
    if (naming === null) throw titleNotHeld(standing);
    const { definition } = await this.versions.of(tenant, naming);
    const result = await this.titles.change(titleId, write, {
      type: 'DowngradeTitle',
      body,
      action: 'title.sign',
      ...effectiveOnOf(body.lateEntry),
      signer: await this.signatures.signer(tenant, naming, found),
      data: async (acting, title) => ({
        titleId,
        to: body.to,
        lower: lowerGrades(definition, title.grade),
        reason: reasonFact(body.reason, titleStream(titleId)),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, titleStream(titleId)),
        inputs: (await this.watches.of(tenant, title.subject.id)).inputs,
      }),
    });
    return { id: titleId, result };
  }
}
