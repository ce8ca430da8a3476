import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Watches } from '../../titles/watches.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { RestoreTitle } from './restore-title.command.js';

@CommandHandler(RestoreTitle)
export class RestoreTitleHandler implements ICommandHandler<RestoreTitle> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
  ) {}

  async execute({ write, titleId, body }: RestoreTitle): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'RestoreTitle',
      body,
      action: 'title.restore',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => ({
        titleId,
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        inputs: (await this.watches.of(write.principal.tenant, title.subject.id)).inputs,
      }),
    });
    return { id: titleId, result };
  }
}
