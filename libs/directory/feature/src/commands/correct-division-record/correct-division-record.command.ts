import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
