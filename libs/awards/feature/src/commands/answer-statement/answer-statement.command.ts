import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AnswerStatementBody } from './answer-statement.request.js';

export class AnswerStatement extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: AnswerStatementBody,
  ) {
    super();
  }
}
