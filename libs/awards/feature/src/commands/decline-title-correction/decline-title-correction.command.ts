import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineTitleCorrectionBody } from './decline-title-correction.request.js';

export class DeclineTitleCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly correctionId: string,
    readonly body: DeclineTitleCorrectionBody,
  ) {
    super();
  }
}
