import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { AnswerStatement } from './answer-statement.command.js';

@CommandHandler(AnswerStatement)
export class AnswerStatementHandler implements ICommandHandler<AnswerStatement> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: AnswerStatement): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'AnswerStatement',
      body,
      action: 'title.record',
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        titleId,
        answer: body.answer.sealedFor({ kind: 'record', stream }),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: titleId, result };
  }
}
