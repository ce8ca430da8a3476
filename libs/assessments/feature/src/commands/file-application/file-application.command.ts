import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FileApplicationBody } from './file-application.request.js';

export class FileApplication extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: FileApplicationBody,
  ) {
    super();
  }
}
