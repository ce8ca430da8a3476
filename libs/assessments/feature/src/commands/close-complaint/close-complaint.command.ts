import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class CloseComplaint extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly complaintId: string,
  ) {
    super();
  }
}
