import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeTitleImportBody } from './propose-title-import.request.js';

export class ProposeTitleImport extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: ProposeTitleImportBody,
  ) {
    super();
  }
}
