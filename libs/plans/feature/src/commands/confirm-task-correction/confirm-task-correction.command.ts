import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmTaskCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly correctionId: string,
  ) {
    super();
  }
}
