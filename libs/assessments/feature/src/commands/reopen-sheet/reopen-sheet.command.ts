import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReopenSheetBody } from './reopen-sheet.request.js';

export class ReopenSheet extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: ReopenSheetBody,
  ) {
    super();
  }
}
