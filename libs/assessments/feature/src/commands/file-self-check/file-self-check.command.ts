import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FileSelfCheckBody } from './file-self-check.request.js';

export class FileSelfCheck extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: FileSelfCheckBody,
  ) {
    super();
  }
}
