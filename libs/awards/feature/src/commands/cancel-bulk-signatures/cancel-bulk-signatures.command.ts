import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class CancelBulkSignatures extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly batchId: string,
  ) {
    super();
  }
}
