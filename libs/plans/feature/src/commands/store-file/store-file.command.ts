import type { StoredFileAnswer } from '@gongjian/plans-contracts';
import type { Upload } from '@gongjian/shared-http';
import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export interface FileKept extends Done {
  readonly file: StoredFileAnswer;
}

export class StoreFile extends Command<FileKept> {
  constructor(
    readonly write: Write,
    readonly upload: Upload,
  ) {
    super();
  }
}
