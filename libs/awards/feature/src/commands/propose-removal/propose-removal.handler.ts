import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Watches } from '../../titles/watches.js';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { groundsNamed } from '../../titles/grounds.js';
import { ProposeRemoval } from './propose-removal.command.js';

@CommandHandler(ProposeRemoval)
export class ProposeRemovalHandler implements ICommandHandler<ProposeRemoval> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
  ) {}

  async execute({ write, titleId, body }: ProposeRemoval): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'ProposeRemoval',
      body,
      action: 'title.propose',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => {
        const watch = await this.watches.of(write.principal.tenant, title.subject.id);
        return {
          titleId,
          grounds: groundsNamed(body.factIds, title, watch, write.today),
          clause: body.clause,
          publishedClause: body.publishedClause ?? null,
          by: acting.officer,
          lateEntry: lateEntryFact(body.lateEntry, stream),
          inputs: watch.inputs,
        };
      },
    });
    return { id: titleId, result };
  }
}
