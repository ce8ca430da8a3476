import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { DeclinePlanCorrectionBody } from './decline-plan-correction.request.js';

export class DeclinePlanCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly correctionId: string,
    readonly body: DeclinePlanCorrectionBody,
  ) {
    super();
  }
}
