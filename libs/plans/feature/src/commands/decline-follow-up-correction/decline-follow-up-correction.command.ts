import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineFollowUpCorrectionBody } from './decline-follow-up-correction.request.js';

export class DeclineFollowUpCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly followUpId: string,
    readonly correctionId: string,
    readonly body: DeclineFollowUpCorrectionBody,
  ) {
    super();
  }
}
