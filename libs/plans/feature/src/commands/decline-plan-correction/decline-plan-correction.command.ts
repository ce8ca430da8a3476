import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
