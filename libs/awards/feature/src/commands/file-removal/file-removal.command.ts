import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FileRemovalBody } from './file-removal.request.js';

export class FileRemoval extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: FileRemovalBody,
  ) {
    super();
  }
}
