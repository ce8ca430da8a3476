import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordStatementBody } from './record-statement.request.js';

export class RecordStatement extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: RecordStatementBody,
  ) {
    super();
  }
}
