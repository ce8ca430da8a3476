import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Watches } from '../../titles/watches.js';
import { titleStream } from '../../titles/title-stream.js';
import { Subjects } from '../../titles/subjects.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { EndTitle } from './end-title.command.js';

@CommandHandler(EndTitle)
export class EndTitleHandler implements ICommandHandler<EndTitle> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
    private readonly subjects: Subjects,
  ) {}

  async execute({ write, titleId, body }: EndTitle): Promise<Done> {
    const result = await this.titles.change(titleId, write, {
      type: 'EndTitle',
      body,
      action: 'title.end',
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, title) => ({
        titleId,
        why: body.why,
        successor:
          body.successorSubjectId === undefined
            ? null
            : await this.subjects.asOf(write.principal.tenant, body.successorSubjectId),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, titleStream(titleId)),
        inputs: (await this.watches.of(write.principal.tenant, title.subject.id)).inputs,
      }),
    });
    return { id: titleId, result };
  }
}
