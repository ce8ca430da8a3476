import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Watches } from '../../titles/watches.js';
import { removalIdOf, titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { ConfirmTrigger } from './confirm-trigger.command.js';

@CommandHandler(ConfirmTrigger)
export class ConfirmTriggerHandler implements ICommandHandler<ConfirmTrigger> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
  ) {}

  async execute({ write, titleId, number, body }: ConfirmTrigger): Promise<Done> {
    const result = await this.titles.change(titleId, write, {
      type: 'ConfirmTrigger',
      body: { ...body, number },
      action: 'title.confirm',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => ({
        titleId,
        number,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, titleStream(titleId)),
        removalId: removalIdOf(write.principal.tenant, title),
        ...(await this.titles.clocksHeld(write.principal.tenant, title)),
        inputs: (await this.watches.of(write.principal.tenant, title.subject.id)).inputs,
      }),
    });
    return { id: titleId, result };
  }
}
