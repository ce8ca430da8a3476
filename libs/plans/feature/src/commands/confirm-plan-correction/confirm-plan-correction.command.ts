import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmPlanCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly correctionId: string,
  ) {
    super();
  }
}
