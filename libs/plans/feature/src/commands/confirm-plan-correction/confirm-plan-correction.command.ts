import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';

export class ConfirmPlanCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly correctionId: string,
  ) {
    super();
  }
}
