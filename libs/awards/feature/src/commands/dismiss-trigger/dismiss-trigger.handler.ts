import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Watches } from '../../titles/watches.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { DismissTrigger } from './dismiss-trigger.command.js';

@CommandHandler(DismissTrigger)
export class DismissTriggerHandler implements ICommandHandler<DismissTrigger> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
  ) {}

  async execute({ write, titleId, number, body }: DismissTrigger): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'DismissTrigger',
      body,
      action: 'title.confirm',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => ({
        titleId,
        number,
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        inputs: (await this.watches.of(write.principal.tenant, title.subject.id)).inputs,
      }),
    });
    return { id: titleId, result };
  }
}
