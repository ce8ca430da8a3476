import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { TellSubject } from './tell-subject.command.js';

@CommandHandler(TellSubject)
export class TellSubjectHandler implements ICommandHandler<TellSubject> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: TellSubject): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'TellSubject',
      body,
      action: 'title.serve',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => ({
        titleId,
        way: body.way,
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        ...(await this.titles.clocksHeld(write.principal.tenant, title)),
      }),
    });
    return { id: titleId, result };
  }
}
