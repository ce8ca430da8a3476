import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineRectificationCorrectionBody } from './decline-rectification-correction.request.js';

export class DeclineRectificationCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly correctionId: string,
    readonly body: DeclineRectificationCorrectionBody,
  ) {
    super();
  }
}
