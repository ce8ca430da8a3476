import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineTitleImportBody } from './decline-title-import.request.js';

export class DeclineTitleImport extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: DeclineTitleImportBody,
  ) {
    super();
  }
}
