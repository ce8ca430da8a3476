import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class CompleteDisposal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly disposalId: string,
  ) {
    super();
  }
}
