import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmRectificationCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly correctionId: string,
  ) {
    super();
  }
}
