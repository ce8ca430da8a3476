import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StandingGrounds } from '../../titles/standing-grounds.js';
import { titleStream } from '../../titles/title-stream.js';
import { Watches } from '../../titles/watches.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { SignRemovalAnnulment } from './sign-removal-annulment.command.js';

@CommandHandler(SignRemovalAnnulment)
export class SignRemovalAnnulmentHandler implements ICommandHandler<SignRemovalAnnulment> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly grounds: StandingGrounds,
    private readonly watches: Watches,
  ) {}

  async execute({ write, titleId, body }: SignRemovalAnnulment): Promise<Done> {
    const result = await this.titles.change(titleId, write, {
      type: 'SignRemovalAnnulment',
      body,
      action: 'title.annul',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => {
        const removal = meantRemoval(title, body.removalId);
        return {
          titleId,
          removalId: removal.removed.removalId,
          by: acting.officer,
          lateEntry: lateEntryFact(body.lateEntry, titleStream(titleId)),
          inputs: (await this.watches.of(write.principal.tenant, title.subject.id)).inputs,
          stillFires: await this.grounds.stillFiring(write.principal.tenant, title, removal, write.today),
        };
      },
    });
    return { id: titleId, result };
  }
}
