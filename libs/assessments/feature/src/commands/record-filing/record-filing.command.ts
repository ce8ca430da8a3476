import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordFilingBody } from './record-filing.request.js';

export class RecordFiling extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly applicationId: string,
    readonly body: RecordFilingBody,
  ) {
    super();
  }
}
