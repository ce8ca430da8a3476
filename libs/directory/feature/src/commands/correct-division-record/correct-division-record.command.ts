import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectDivisionRecordBody } from './correct-division-record.request.js';

export class CorrectDivisionRecord extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly divisionId: string,
    readonly body: CorrectDivisionRecordBody,
  ) {
    super();
  }
}
