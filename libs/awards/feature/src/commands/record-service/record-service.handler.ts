import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { meantRemoval, TitleWriter } from '../../titles/title-writer.js';
import { RecordService } from './record-service.command.js';

@CommandHandler(RecordService)
export class RecordServiceHandler implements ICommandHandler<RecordService> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: RecordService): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'RecordService',
      body,
      action: 'title.serve',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => {
        const { removed } = meantRemoval(title, body.removalId);
        return {
          titleId,
          removalId: removed.removalId,
          way: body.way,
          by: acting.officer,
          lateEntry: lateEntryFact(body.lateEntry, stream),
          ...(await this.titles.clocks(write.principal.tenant, removed)),
        };
      },
    });
    return { id: titleId, result };
  }
}
