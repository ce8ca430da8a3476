import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineSheetCorrectionBody } from './decline-sheet-correction.request.js';

export class DeclineSheetCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly correctionId: string,
    readonly body: DeclineSheetCorrectionBody,
  ) {
    super();
  }
}
