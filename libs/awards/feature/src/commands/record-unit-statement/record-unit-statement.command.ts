import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordUnitStatementBody } from './record-unit-statement.request.js';

export class RecordUnitStatement extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly circularId: string,
    readonly body: RecordUnitStatementBody,
  ) {
    super();
  }
}
