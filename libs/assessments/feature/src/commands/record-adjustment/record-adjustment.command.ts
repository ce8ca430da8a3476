import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordAdjustmentBody } from './record-adjustment.request.js';

export class RecordAdjustment extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: RecordAdjustmentBody,
  ) {
    super();
  }
}
