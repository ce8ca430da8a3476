import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ConfirmTitleImportBody } from './confirm-title-import.request.js';

export class ConfirmTitleImport extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: ConfirmTitleImportBody,
  ) {
    super();
  }
}
