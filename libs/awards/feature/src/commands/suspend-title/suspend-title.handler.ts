import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Watches } from '../../titles/watches.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { groundsNamed } from '../../titles/grounds.js';
import { SuspendTitle } from './suspend-title.command.js';

@CommandHandler(SuspendTitle)
export class SuspendTitleHandler implements ICommandHandler<SuspendTitle> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
  ) {}

  async execute({ write, titleId, body }: SuspendTitle): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'SuspendTitle',
      body,
      action: 'title.suspend',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => {
        const watch = await this.watches.of(write.principal.tenant, title.subject.id);
        return {
          titleId,
          reason: reasonFact(body.reason, stream),
          grounds: groundsNamed(body.factIds, title, watch, write.today),
          by: acting.officer,
          lateEntry: lateEntryFact(body.lateEntry, stream),
          inputs: watch.inputs,
          ...(await this.titles.clocksHeld(write.principal.tenant, title)),
        };
      },
    });
    return { id: titleId, result };
  }
}
