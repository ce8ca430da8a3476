import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordFindingBody } from './record-finding.request.js';

export class RecordFinding extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: RecordFindingBody,
  ) {
    super();
  }
}
