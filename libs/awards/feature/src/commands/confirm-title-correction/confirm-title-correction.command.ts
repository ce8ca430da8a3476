import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmTitleCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly correctionId: string,
  ) {
    super();
  }
}
