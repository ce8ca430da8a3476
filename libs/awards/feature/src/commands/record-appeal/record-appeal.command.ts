import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordAppealBody } from './record-appeal.request.js';

export class RecordAppeal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: RecordAppealBody,
  ) {
    super();
  }
}
