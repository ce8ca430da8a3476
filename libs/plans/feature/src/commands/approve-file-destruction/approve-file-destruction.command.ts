import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ApproveFileDestruction extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly fileId: string,
  ) {
    super();
  }
}
