import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectSheetBody } from './correct-sheet.request.js';

export class CorrectSheet extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: CorrectSheetBody,
  ) {
    super();
  }
}
