import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmFollowUpCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly followUpId: string,
    readonly correctionId: string,
  ) {
    super();
  }
}
