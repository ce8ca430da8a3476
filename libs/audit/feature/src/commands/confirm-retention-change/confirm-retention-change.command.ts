import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmRetentionChange extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly changeId: string,
  ) {
    super();
  }
}
