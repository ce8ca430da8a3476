import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StandingGrounds } from '../../titles/standing-grounds.js';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { ProposeRemovalAnnulment } from './propose-removal-annulment.command.js';

@CommandHandler(ProposeRemovalAnnulment)
export class ProposeRemovalAnnulmentHandler implements ICommandHandler<ProposeRemovalAnnulment> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly grounds: StandingGrounds,
  ) {}

  async execute({ write, titleId, body }: ProposeRemovalAnnulment): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'ProposeRemovalAnnulment',
      body,
      action: 'title.annul',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => {
        const removal = meantRemoval(title, body.removalId);
        return {
          titleId,
          removalId: removal.removed.removalId,
          why: body.why,
          reason: reasonFact(body.reason, stream),
          by: acting.officer,
          lateEntry: lateEntryFact(body.lateEntry, stream),
          stillFires: await this.grounds.stillFiring(write.principal.tenant, title, removal, write.today),
        };
      },
    });
    return { id: titleId, result };
  }
}
